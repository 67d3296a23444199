/* The author's panel: what is wrong with this page and how it was read. It is
   part of the preview alone, in a tree of its own that the site's style sheets
   do not reach. All words of the author go in as text. */
(function (root) {
  "use strict";

  var KEPT = "guidepost-panel";

  /* --- Words and choices, without a document ------------------------------ */

  /* "1 error and 2 warnings"; nothing where there are none. */
  function counted(errors, warnings) {
    var parts = [];
    if (errors > 0) {
      parts.push(errors + (errors === 1 ? " error" : " errors"));
    }
    if (warnings > 0) {
      parts.push(warnings + (warnings === 1 ? " warning" : " warnings"));
    }
    return parts.join(" and ");
  }

  function countOf(problems, severity) {
    return problems.filter(function (problem) {
      return problem.severity === severity;
    }).length;
  }

  /* What stands on the button. */
  function label(state) {
    if (!state) {
      return "Author";
    }
    var errors = countOf(state.problems, "error");
    var here = counted(errors, countOf(state.problems, "warning"));
    var others = state.elsewhere.errors;
    var more = others > 0 ? ", " + counted(others, 0) + " elsewhere" : "";
    return "Author: " + (here || "nothing wrong here") + more;
  }

  /* Whether the panel opens or closes by itself. It opens for errors that were
     not there before, and closes when the last one is mended, if nobody else
     had opened it. */
  function choose(view, state) {
    var errors = state.problems.filter(function (problem) {
      return problem.severity === "error";
    });
    var key = errors
      .map(function (problem) {
        return [problem.source, problem.code, problem.message].join("\n");
      })
      .join("\n\n");
    if (state.held) {
      key += "\n\n" + state.held;
    }
    var next = { open: view.open, byItself: view.byItself, errors: key };
    if (key && key !== view.errors && !view.open) {
      next.open = true;
      next.byItself = true;
    } else if (!key && view.open && view.byItself) {
      next.open = false;
      next.byItself = false;
    }
    return next;
  }

  /* The words of a passage as a reader sees them, without marks. */
  function plain(words) {
    return words
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/^[\s>#*+\-\d.|]+/, "")
      .replace(/[*_`~|]/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /* "checked" as a label: "Checked". */
  function title(key) {
    var words = key.replace(/-/g, " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  root.GuidepostPanel = {
    counted: counted,
    label: label,
    choose: choose,
    plain: plain,
    title: title,
    start: start,
    update: update,
    connected: connected,
  };

  /* --- The panel on the page ---------------------------------------------- */

  var document = root.document;
  var parts = null;
  var view = { open: false, byItself: false, errors: "" };
  var state = null;

  function make(name, words, className) {
    var element = document.createElement(name);
    if (words) {
      element.textContent = words;
    }
    if (className) {
      element.className = className;
    }
    return element;
  }

  function button(words, act) {
    var element = make("button", words);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function link(words, address) {
    var element = make("a", words);
    element.href = address;
    return element;
  }

  function start() {
    var host = make("guidepost-panel");
    var tree = host.attachShadow({ mode: "open" });
    var style = make("link");
    style.rel = "stylesheet";
    style.href = "/__guidepost/panel.css";
    var frame = make("div", "", "frame");
    parts = {
      status: make("p", "", "status"),
      jump: make("p", "", "jump"),
      toggle: button(label(null), function () {
        show(!view.open);
      }),
      panel: make("section", "", "panel"),
    };
    parts.status.hidden = true;
    parts.jump.hidden = true;
    parts.jump.setAttribute("role", "status");
    parts.status.setAttribute("role", "status");
    parts.toggle.className = "toggle";
    parts.panel.id = "panel";
    parts.panel.setAttribute("aria-label", "For the author of this page");
    parts.toggle.setAttribute("aria-controls", "panel");
    frame.append(parts.status, parts.jump, parts.panel, parts.toggle);
    tree.append(style, frame);
    document.documentElement.appendChild(host);
    view.open = kept() === "open";
    draw();
  }

  /* Where nothing can be kept, the panel starts closed on each page. */
  function kept(value) {
    try {
      if (value) {
        root.sessionStorage.setItem(KEPT, value);
      }
      return root.sessionStorage.getItem(KEPT);
    } catch (refused) {
      return null;
    }
  }

  function show(open) {
    view = { open: open, byItself: false, errors: view.errors };
    kept(open ? "open" : "closed");
    draw();
  }

  function update(next) {
    state = next;
    view = choose(view, state);
    if (state.edited) {
      jump(state.edited);
    }
    draw();
  }

  function connected(isOn) {
    if (parts) {
      parts.status.hidden = isOn;
      parts.status.textContent = isOn ? "" : "The preview does not answer. Is it still running?";
    }
  }

  function jump(page) {
    parts.jump.textContent = "You changed \u201c" + page.title + "\u201d. ";
    parts.jump.append(link("Jump to it", "/" + encodeURI(page.address)));
    parts.jump.hidden = false;
  }

  function draw() {
    parts.toggle.textContent = label(state);
    parts.toggle.setAttribute("aria-expanded", String(view.open));
    parts.toggle.classList.toggle("bad", Boolean(state) && (countOf(state.problems, "error") > 0 || Boolean(state.held)));
    parts.panel.hidden = !view.open;
    if (view.open && state) {
      var opened = openPassages();
      parts.panel.replaceChildren.apply(parts.panel, content(opened));
    }
  }

  /* Which passages are open, so that they stay open. */
  function openPassages() {
    var open = parts.panel.querySelectorAll("details[open]");
    return Array.prototype.map.call(open, function (details) {
      return details.getAttribute("data-key");
    });
  }

  function content(opened) {
    var all = [];
    if (state.page === "gone") {
      var gone = make("p", "This page is no longer part of the site. ", "notice");
      gone.append(link("Go to the front page", "/"));
      all.push(gone);
    }
    if (state.held) {
      all.push(make("p", state.held, "notice"));
    }
    all.push(make("h2", "What is wrong here"));
    all.push(problems(opened));
    if (state.notes) {
      all = all.concat(facts(state.notes));
    }
    return all.concat(elsewhere());
  }

  function problems(opened) {
    if (state.problems.length === 0) {
      return make("p", "Nothing.");
    }
    var list = make("ul", "", "problems");
    state.problems.forEach(function (problem) {
      list.append(problemItem(problem, opened));
    });
    return list;
  }

  function problemItem(problem, opened) {
    var item = make("li", "", problem.severity);
    item.append(make("strong", title(problem.severity) + ": "), problem.message);
    if (problem.help) {
      item.append(make("p", problem.help, "help"));
    }
    if (problem.line === null) {
      item.append(make("p", problem.source, "place"));
      return item;
    }
    var details = make("details");
    var key = [problem.source, problem.line, problem.message].join("\n");
    details.setAttribute("data-key", key);
    details.open = opened.indexOf(key) >= 0;
    details.append(make("summary", problem.source + ", line " + problem.line), passage(problem));
    if (plain(problem.words)) {
      details.append(
        button("Show on the page", function () {
          point(plain(problem.words), this);
        })
      );
    }
    if (problem.editor) {
      details.append(link("Open in the editor", problem.editor));
    }
    item.append(details);
    return item;
  }

  function passage(problem) {
    var block = make("pre");
    problem.lines.forEach(function (line) {
      var row = make("span", line[0] + "  " + line[1] + "\n");
      row.className = line[0] === problem.line ? "meant" : "";
      block.append(row);
    });
    return block;
  }

  function facts(notes) {
    var list = make("dl");
    function fact(name, value) {
      var cell = make("dd");
      cell.append(value);
      list.append(make("dt", name), cell);
    }
    var minutes = notes.minutes === 1 ? " minute" : " minutes";
    fact("Words", notes.words + ", about " + notes.minutes + minutes + " to read");
    fact("State", notes.draft ? "draft: built sites leave it out" : "published");
    if (notes.source) {
      fact("File", file(notes.source));
    }
    notes.parts.forEach(function (part) {
      fact("Includes", part);
    });
    notes.front.forEach(function (entry) {
      fact(title(entry.key), entry.values.join("; "));
    });
    fact("Words explained", notes.terms.length > 0 ? notes.terms.join("; ") : "none");
    fact("Linked from", linkedFrom(notes));
    return [make("h2", "How it was read"), list];
  }

  function file(source) {
    var line = make("span", source + " ");
    line.append(
      button("Copy", function () {
        var pressed = this;
        root.navigator.clipboard.writeText(source).then(function () {
          pressed.textContent = "Copied";
        });
      })
    );
    if (state.editor) {
      line.append(" ", link("Open in the editor", state.editor));
    }
    return line;
  }

  function linkedFrom(notes) {
    if (notes.linksHere === 0) {
      return "no other page\u2019s words";
    }
    var list = make("ul");
    notes.linkedFrom.forEach(function (page) {
      var item = make("li");
      item.append(link(page.title, "/" + encodeURI(page.address)));
      list.append(item);
    });
    var more = notes.linksHere - notes.linkedFrom.length;
    if (more > 0) {
      list.append(make("li", "and " + more + " more"));
    }
    return list;
  }

  function elsewhere() {
    var found = counted(state.elsewhere.errors, state.elsewhere.warnings);
    if (!found) {
      return [];
    }
    var list = make("ul", "", "elsewhere");
    state.elsewhere.files.forEach(function (entry) {
      var item = make("li");
      var name = entry.page ? link(entry.page.title, "/" + encodeURI(entry.page.address)) : entry.source;
      item.append(name, ": " + counted(entry.errors, entry.warnings));
      list.append(item);
    });
    return [make("h2", "On other pages: " + found), list];
  }

  /* Shows where some words stand on the page. */
  function point(words, pressed) {
    var found = find(words) || find(words.split(" ").slice(0, 4).join(" "));
    if (!found) {
      pressed.textContent = "These words are not shown on the page";
      return;
    }
    var element = found.startContainer.parentElement;
    for (var above = element; above; above = above.parentElement) {
      if (above.tagName === "DETAILS") {
        above.open = true;
      }
    }
    element.scrollIntoView({ block: "center" });
    var selection = root.getSelection();
    selection.removeAllRanges();
    selection.addRange(found);
  }

  /* The first place of some words in the main part, also across elements. */
  function find(words) {
    var main = document.querySelector("main") || document.body;
    var walker = document.createTreeWalker(main, root.NodeFilter.SHOW_TEXT);
    var text = "";
    var places = [];
    while (walker.nextNode()) {
      var data = walker.currentNode.data;
      for (var at = 0; at < data.length; at += 1) {
        var letter = /\s/.test(data[at]) ? " " : data[at];
        if (letter !== " " || text[text.length - 1] !== " ") {
          text += letter;
          places.push([walker.currentNode, at]);
        }
      }
    }
    var start = words ? text.toLowerCase().indexOf(words.toLowerCase()) : -1;
    if (start < 0) {
      return null;
    }
    var last = places[start + words.length - 1];
    var range = document.createRange();
    range.setStart(places[start][0], places[start][1]);
    range.setEnd(last[0], last[1] + 1);
    return range;
  }
})(typeof window === "undefined" ? globalThis : window);
