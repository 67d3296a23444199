/* The standards that a reader keeps, and the buttons that add one, on any page.
   The list stays in this browser and is never sent. */
(function (root) {
  "use strict";

  /* Each book has its own list: several may share an address. */
  var KEY = "guidepost:" + ((root.document && root.document.body && root.document.body.getAttribute("data-site")) || "") + ":list";
  var MOST = 200;
  /* Where the browser keeps nothing for us, or has no room, the list lives as
     long as the page. */
  var memory = "";
  var unsaved = false;

  /* The place where the list is kept: on a shared computer, and until somebody
     says that it is theirs, only as long as the tab is open (decision 23). */
  function place() {
    var progress = root.GuidepostProgress;
    try {
      var mine = progress && typeof progress.isMine === "function" && progress.isMine();
      return mine ? root.localStorage : root.sessionStorage;
    } catch (error) {
      return null;
    }
  }

  function load() {
    if (unsaved) return memory;
    try {
      return place().getItem(KEY) || "";
    } catch (error) {
      return memory;
    }
  }

  function save(text) {
    memory = text;
    try {
      place().setItem(KEY, text);
      unsaved = false;
    } catch (error) {
      unsaved = true;
    }
  }

  /* The ids of a stored text; anything else in it is left out. */
  function read(text) {
    var found = text.split(" ").filter(function (id) {
      return /^[a-z0-9][a-z0-9-]{0,99}$/.test(id);
    });
    return Array.from(new Set(found)).slice(0, MOST);
  }

  /* The ids of the list, in the order in which they were added. */
  function ids() {
    return read(load());
  }

  function set(list) {
    save(list.slice(0, MOST).join(" "));
  }

  function has(id) {
    return ids().indexOf(id) !== -1;
  }

  /* Adds an id, or takes it out again. */
  function toggle(id) {
    var before = ids();
    set(before.indexOf(id) === -1 ? before.concat(id) : before.filter(function (other) {
      return other !== id;
    }));
  }

  /* Shows the buttons and links below a node as the list is now. */
  function refresh(node) {
    var list = ids();
    node.querySelectorAll("[data-list-add]").forEach(function (button) {
      if (!button.hasAttribute("data-list-words")) {
        button.setAttribute("data-list-words", button.textContent);
      }
      var inside = list.indexOf(button.getAttribute("data-list-add")) !== -1;
      var words = button.getAttribute("data-list-words");
      var text = inside ? button.getAttribute("data-list-added") || "\u2713 " + words : words;
      show(button, text, button.getAttribute("data-list-name"));
      button.classList.toggle("is-in-list", inside);
      button.hidden = false;
    });
    node.querySelectorAll("[data-list-link]").forEach(function (link) {
      link.hidden = list.length === 0;
    });
  }

  /* The words of a button, and for readers who hear it which standard it is. */
  function show(button, text, name) {
    button.textContent = text;
    if (name) {
      var hidden = root.document.createElement("span");
      hidden.className = "visually-hidden";
      hidden.textContent = ": " + name;
      button.appendChild(hidden);
    }
  }

  root.GuidepostList = { read: read, ids: ids, set: set, has: has, toggle: toggle, refresh: refresh };

  if (root.document) {
    root.document.addEventListener("click", function (event) {
      var button = event.target.closest("[data-list-add]");
      if (button) {
        toggle(button.getAttribute("data-list-add"));
        refresh(root.document);
      }
    });
    // Another page may have changed the list before the reader came back here.
    root.addEventListener("pageshow", function () {
      refresh(root.document);
    });
    refresh(root.document);
  }
})(typeof window === "undefined" ? globalThis : window);
