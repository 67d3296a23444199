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

  /* Makes a storage hold exactly these entries of ours. */
  function replace(storage, values) {
    Object.keys(entries(storage)).forEach(function (key) {
      if (!Object.prototype.hasOwnProperty.call(values, key)) {
        storage.removeItem(key);
      }
    });
    Object.keys(values).forEach(function (key) {
      var value = values[key];
      if (key.indexOf(PREFIX) === 0 && typeof value === "string" && value.length <= MOST) {
        storage.setItem(key, value);
      }
    });
  }

  /* Both storages of a window, or empty ones where it has none. */
  function snapshot(window) {
    try {
      return { local: entries(window.localStorage), session: entries(window.sessionStorage) };
    } catch (error) {
      return { local: {}, session: {} };
    }
  }

  function restore(window, values) {
    try {
      replace(window.localStorage, values.local || {});
      replace(window.sessionStorage, values.session || {});
    } catch (error) {
      /* A browser may forbid storage: progress then lasts as long as the page. */
    }
  }

  /* A page of this copy by its address in ours: no other address gets in. */
  function pageOf(hash) {
    var path = decodeURIComponent(hash.replace(/^#/, ""));
    return /^[^:?#\\]+\.html$/.test(path) && path.split("/").indexOf("..") < 0 && path[0] !== "/" ? path : null;
  }

  root.GuidepostStart = { entries: entries, replace: replace, snapshot: snapshot, restore: restore, pageOf: pageOf };

  var frame = root.document && root.document.getElementById("pages");
  if (!frame) {
    return;
  }
  var heard = false;
  root.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== frame.contentWindow || !said || said.guidepost !== "page") {
      return;
    }
    heard = true;
    root.document.getElementById("unpack").hidden = true;
    if (said.values) {
      restore(root, said.values);
    }
    if (said.asks) {
      event.source.postMessage({ guidepost: "values", values: snapshot(root) }, "*");
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
