/* The search box: suggestions while one types, by the pattern of a combobox
   with a listbox. Everything is made of nodes and text. */
(function (root) {
  "use strict";

  var WAIT_TO_LOOK = 120;
  var WAIT_TO_SAY = 1000;
  var MOST = 6;

  /* The address of the page of results for some words. */
  function address(folder, words) {
    return folder + "search.html#q=" + encodeURIComponent(words);
  }

  /* Which option is next: -1 is none, and after the last one comes none. */
  function step(active, count, by) {
    if (count === 0) {
      return -1;
    }
    var next = active + by;
    if (next < -1) {
      return count - 1;
    }
    return next >= count ? -1 : next;
  }

  /* Whether a key that is pressed on some element opens the search. */
  function isShortcut(event, page) {
    var key = event.key && event.key.toLowerCase();
    if (key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      return true;
    }
    if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    // One letter by itself can be switched off (WCAG 2.1.4).
    if (page.documentElement.getAttribute("data-shortcuts") === "off") {
      return false;
    }
    var on = event.target;
    return !(on && (on.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName)));
  }

  function element(page, name, text, classes) {
    var made = page.createElement(name);
    if (text) {
      made.textContent = text;
    }
    if (classes) {
      made.className = classes;
    }
    return made;
  }

  /* The index of the site, loaded once for the page, after the scripts that
     read it: those come when somebody searches. */
  function index(page, folder) {
    return root.GuidepostOnDemand.load("engine").then(function () {
      return root.GuidepostIndex.open(root.GuidepostIndex.byScripts(page, folder + "search/"));
    });
  }

  /* An option of the list; `item` is a result or a word that is explained. */
  function option(box, item, at) {
    var page = box.page;
    var made = element(page, "li");
    made.id = "search-option-" + at;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.appendChild(element(page, "span", item.title, "option-title"));
    var kind = box.kinds[item.kind] || "";
    var more = item.explained ? item.summary : item.place;
    made.appendChild(element(page, "span", more ? kind + " \u00b7 " + more : kind, "option-more"));
    made.addEventListener("mousedown", function (event) {
      // The box keeps the focus.
      event.preventDefault();
    });
    made.addEventListener("click", function () {
      box.go(item.href);
    });
    return made;
  }

  /* The box of a page. `go(address)` leaves the page. */
  function Box(page, holder, go) {
    this.page = page;
    this.form = holder.querySelector("form");
    this.input = holder.querySelector("input");
    this.list = holder.querySelector("ul");
    this.status = holder.querySelector("[role=status]");
    this.plain = holder.querySelector(".search-plain");
    this.folder = holder.getAttribute("data-root");
    this.words = holder.dataset;
    this.kinds = (this.words.kinds || "").split("|");
    this.items = [];
    this.active = -1;
    this.turn = 0;
    this.cameFrom = null;
    this.leave = go;
  }

  Box.prototype.go = function (href) {
    this.close();
    this.leave(this.folder + href);
  };

  Box.prototype.say = function (words) {
    var box = this;
    root.clearTimeout(this.saying);
    this.status.textContent = "";
    if (words) {
      this.saying = root.setTimeout(function () {
        box.status.textContent = words;
      }, WAIT_TO_SAY);
    }
  };

  Box.prototype.isOpen = function () {
    return !this.list.hidden;
  };

  Box.prototype.close = function () {
    this.turn += 1;
    root.clearTimeout(this.looking);
    this.list.hidden = true;
    this.list.textContent = "";
    this.items = [];
    this.activate(-1);
    this.input.setAttribute("aria-expanded", "false");
    this.say("");
  };

  Box.prototype.activate = function (at) {
    var options = this.list.children;
    if (options[this.active]) {
      options[this.active].setAttribute("aria-selected", "false");
    }
    this.active = at;
    if (options[at]) {
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", options[at].id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  };

  Box.prototype.show = function (found) {
    var box = this;
    this.close();
    this.items = found.terms.map(function (term) {
      return Object.assign({ explained: true }, term);
    }).concat(found.results).slice(0, MOST);
    this.items.forEach(function (item, at) {
      box.list.appendChild(option(box, item, at));
    });
    this.list.hidden = this.items.length === 0;
    this.input.setAttribute("aria-expanded", String(this.items.length > 0));
    var count = this.items.length;
    this.say(count === 0 ? this.words.none : count === 1 ? this.words.one : count + " " + this.words.some);
  };

  Box.prototype.look = function () {
    var box = this;
    var typed = this.input.value;
    if (typed.trim().length < 2) {
      this.close();
      return;
    }
    this.turn += 1;
    var turn = this.turn;
    index(this.page, this.folder).then(function (found) {
      return root.GuidepostFind.find(found, typed, { typing: true, most: MOST });
    }).then(function (found) {
      box.plain.hidden = true;
      if (turn === box.turn && box.page.activeElement === box.input) {
        box.show(found);
      }
    }, function () {
      box.fail();
    });
  };

  /* Says that the search cannot be loaded, and shows the link that stands on
     pages without scripts. The next word that is typed tries again. */
  Box.prototype.fail = function () {
    this.plain.replaceChildren(this.words.failed + " ", this.plain.querySelector("a"));
    this.plain.hidden = false;
    this.say(this.words.failed);
  };

  Box.prototype.submit = function () {
    var words = this.input.value.trim();
    if (this.items[this.active]) {
      this.go(this.items[this.active].href);
    } else if (words) {
      this.close();
      this.leave(address(this.folder, words));
    }
  };

  Box.prototype.key = function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.isOpen()) {
        this.look();
      } else {
        this.activate(step(this.active, this.items.length, event.key === "ArrowDown" ? 1 : -1));
      }
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.escape();
      event.preventDefault();
    }
  };

  /* First the list closes; then the focus goes back to where it was. */
  Box.prototype.escape = function () {
    if (this.isOpen()) {
      this.close();
    } else if (this.cameFrom) {
      var before = this.cameFrom;
      this.cameFrom = null;
      this.input.blur();
      before.focus();
    } else {
      this.input.value = "";
    }
  };

  Box.prototype.listen = function () {
    var box = this;
    this.form.addEventListener("submit", function (event) {
      event.preventDefault();
      box.submit();
    });
    this.input.addEventListener("focus", function () {
      index(box.page, box.folder).catch(function () {});
    });
    this.input.addEventListener("input", function () {
      root.clearTimeout(box.looking);
      box.looking = root.setTimeout(function () {
        box.look();
      }, WAIT_TO_LOOK);
    });
    this.input.addEventListener("keydown", function (event) {
      box.key(event);
    });
    this.input.addEventListener("blur", function () {
      box.close();
    });
    this.page.addEventListener("keydown", function (event) {
      if (isShortcut(event, box.page)) {
        event.preventDefault();
        if (box.page.activeElement !== box.input) {
          box.cameFrom = box.page.activeElement;
        }
        box.input.focus();
        box.input.select();
      }
    });
  };

  /* Shows the box of a page and hides the link that stands for it. */
  function start(page, go) {
    var holder = page.querySelector("[data-search]");
    if (!holder) {
      return null;
    }
    var box = new Box(page, holder, go);
    box.plain.hidden = true;
    box.form.hidden = false;
    box.listen();
    return box;
  }

  root.GuidepostSearch = { address: address, step: step, isShortcut: isShortcut, index: index, element: element, start: start };

  if (root.document) {
    root.GuidepostSearch.box = start(root.document, function (href) {
      root.location.href = href;
    });
  }
})(typeof window === "undefined" ? globalThis : window);
