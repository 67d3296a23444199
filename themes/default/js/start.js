/* The page that a copy starts with. It shows the other pages in a frame and
   keeps what readers did, because some browsers give every file of a disk a
   memory of its own. It hears its own frame only, and keeps only what carries
   the name of Guidepost. */
(function (root) {
  "use strict";

  var PREFIX = "guidepost";
  var MOST = 500000;

  /* Entries of a storage that are ours. */
  function entries(storage) {
    var found = {};
    for (var at = 0; at < storage.length; at++) {
      var key = storage.key(at);
      if (key.indexOf(PREFIX) === 0) {
        found[key] = storage.getItem(key);
      }
    }
    return found;
  }

  /* What leads from some entries to others; null stands for one that goes. */
  function changes(before, after) {
    var found = {};
    Object.keys(Object.assign({}, before, after)).forEach(function (key) {
      if (before[key] !== after[key]) {
        found[key] = Object.prototype.hasOwnProperty.call(after, key) ? after[key] : null;
      }
    });
    return found;
  }

  /* Changes entries of ours in a storage, and leaves all others. */
  function change(storage, values) {
    Object.keys(values).forEach(function (key) {
      var value = values[key];
      if (key.indexOf(PREFIX) !== 0) {
        return;
      }
      if (value === null) {
        storage.removeItem(key);
      } else if (typeof value === "string" && value.length <= MOST) {
        storage.setItem(key, value);
      }
    });
  }

  /* Makes a storage hold exactly these entries of ours. */
  function replace(storage, values) {
    change(storage, changes(entries(storage), values));
  }

  /* Both storages of a window, or empty ones where it has none. */
  function snapshot(window) {
    try {
      return { local: entries(window.localStorage), session: entries(window.sessionStorage) };
    } catch (error) {
      return { local: {}, session: {} };
    }
  }

  function write(window, values, into) {
    try {
      into(window.localStorage, values.local || {});
      into(window.sessionStorage, values.session || {});
    } catch (error) {
      /* A browser may forbid storage: progress then lasts as long as the page. */
    }
  }

  function restore(window, values) {
    write(window, values, replace);
  }

  /* What was changed between two snapshots: another tab of this copy may have
     changed the rest, which is not ours to send. */
  function between(before, after) {
    return { local: changes(before.local, after.local), session: changes(before.session, after.session) };
  }

  function update(window, values) {
    write(window, values, change);
  }

  /* A page of this copy by its address in ours: no other address gets in. */
  function pageOf(hash) {
    var path;
    try {
      path = decodeURIComponent(hash.replace(/^#/, ""));
    } catch (error) {
      return null;
    }
    return /^[^:?#\\]+\.html$/.test(path) && path.split("/").indexOf("..") < 0 && path[0] !== "/" ? path : null;
  }

  root.GuidepostStart = {
    entries: entries,
    replace: replace,
    snapshot: snapshot,
    restore: restore,
    between: between,
    update: update,
    pageOf: pageOf,
  };

  var frame = root.document && root.document.getElementById("pages");
  if (!frame) {
    return;
  }
  var heard = false;
  function tell() {
    frame.contentWindow.postMessage({ guidepost: "values", values: snapshot(root) }, "*");
  }
  // Another tab of this copy did something: the page here must not work on
  // what was before.
  root.addEventListener("storage", tell);
  root.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== frame.contentWindow || !said || said.guidepost !== "page") {
      return;
    }
    heard = true;
    root.document.getElementById("unpack").hidden = true;
    if (said.values) {
      update(root, said.values);
    }
    if (said.asks) {
      tell();
    }
    if (typeof said.title === "string") {
      root.document.title = said.title;
    }
    if (typeof said.path === "string" && pageOf(said.path)) {
      root.history.replaceState(null, "", "#" + encodeURI(said.path));
    }
  });
  /* A page that says nothing is not there: the zip was opened, not unpacked. */
  frame.addEventListener("load", function () {
    root.setTimeout(function () {
      root.document.getElementById("unpack").hidden = heard;
    }, 1000);
  });
  frame.src = encodeURI(pageOf(root.location.hash) || "index.html");
})(typeof window === "undefined" ? globalThis : window);
