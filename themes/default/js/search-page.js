/* The page of results: what stands after `#q=` is looked for and shown. The
   words stay in the browser: what follows `#` is never sent to a server. */
(function (root) {
  "use strict";

  var BEST = 3;
  var IN_A_GROUP = 5;

  /* The words that an address asks for: after `#q=`, or after `?q=`. */
  function wordsOf(hash, query) {
    var found = /[#&]q=([^&]*)/.exec(hash) || /[?&]q=([^&]*)/.exec(query);
    if (!found) {
      return "";
    }
    try {
      return decodeURIComponent(found[1].replace(/\+/g, " "));
    } catch (error) {
      return found[1];
    }
  }

  /* The first three, then the others by kind, in the order of their best. */
  function grouped(results) {
    var groups = [];
    results.slice(BEST).forEach(function (result) {
      var group = groups.find(function (each) {
        return each.kind === result.kind;
      });
      if (!group) {
        group = { kind: result.kind, results: [] };
        groups.push(group);
      }
      group.results.push(result);
    });
    return { best: results.slice(0, BEST), groups: groups };
  }

  /* How many results there are, in the words of the page. Only the first of
     very many are shown, and that is said. */
  function counted(words, shown, total) {
    if (shown === 0) return words.nothing;
    if (shown === 1) return words.result;
    if (shown < total && words.first) return words.first.replace("{shown}", shown).replace("{total}", total);
    return shown + " " + words.results;
  }

  function Page(page, holder) {
    this.page = page;
    this.holder = holder;
    this.status = holder.querySelector("[role=status]");
    this.body = holder.lastElementChild;
    this.words = holder.dataset;
    this.kinds = this.words.kinds.split("|");
    this.groupTitles = this.words.groups.split("|");
    this.levels = this.words.levels.split("|");
    this.title = page.title;
    this.turn = 0;
  }

  Page.prototype.make = function (name, text, classes) {
    return root.GuidepostSearch.element(this.page, name, text, classes);
  };

  Page.prototype.link = function (href, text) {
    var link = this.make("a", text);
    link.setAttribute("href", href);
    return link;
  };

  /* Where a result stands, what it is, and for whom. */
  Page.prototype.about = function (result) {
    var parts = [this.kinds[result.kind], result.place, this.levels[result.level]];
    return parts.filter(Boolean).join(" \u00b7 ");
  };

  Page.prototype.passage = function (into, pieces) {
    var page = this;
    pieces.forEach(function (piece) {
      into.appendChild(piece.mark ? page.make("mark", piece.text) : page.page.createTextNode(piece.text));
    });
  };

  /* A result; its passage comes when its shard has come. */
  Page.prototype.result = function (index, result, stems) {
    var page = this;
    var item = this.make("li", "", "result");
    var title = this.make("h3");
    title.appendChild(this.link(result.href, result.title));
    if (result.language) {
      title.setAttribute("lang", result.language);
    }
    item.appendChild(title);
    item.appendChild(this.make("p", this.about(result), "result-about"));
    var passage = this.make("p", result.summary, "passage");
    item.appendChild(passage);
    root.GuidepostFind.section(index, result, stems).then(function (section) {
      passage.textContent = "";
      if (section.heading) {
        var part = page.link(section.href, page.words.part + " " + section.heading);
        part.className = "result-part";
        passage.appendChild(part);
        passage.appendChild(page.make("br"));
      }
      page.passage(passage, section.pieces);
    }, function () {});
    return item;
  };

  Page.prototype.list = function (index, results, stems) {
    var page = this;
    var list = this.make("ol", "", "results");
    results.forEach(function (result) {
      list.appendChild(page.result(index, result, stems));
    });
    return list;
  };

  /* A group shows its first results; a button brings the others. */
  Page.prototype.group = function (index, group, stems) {
    var page = this;
    var title = this.groupTitles[group.kind];
    this.body.appendChild(this.make("h2", title));
    var list = this.list(index, group.results.slice(0, IN_A_GROUP), stems);
    this.body.appendChild(list);
    var others = group.results.slice(IN_A_GROUP);
    if (others.length === 0) {
      return;
    }
    var button = this.make("button", this.words.more + " " + group.results.length + ": " + title);
    button.type = "button";
    button.addEventListener("click", function () {
      var first = null;
      others.forEach(function (result) {
        var item = page.result(index, result, stems);
        list.appendChild(item);
        first = first || item.querySelector("a");
      });
      button.remove();
      first.focus();
    });
    this.body.appendChild(button);
  };

  Page.prototype.term = function (term) {
    var box = this.make("section", "", "answer");
    box.appendChild(this.make("h2", term.title));
    box.appendChild(this.make("p", term.summary));
    var more = this.make("p");
    more.appendChild(this.link(term.href, this.words.word));
    box.appendChild(more);
    return box;
  };

  Page.prototype.mended = function (mended) {
    var page = this;
    mended.changes.forEach(function (change) {
      var line = page.make("p", page.words.mended + " ", "mended");
      line.appendChild(page.link("#q=" + encodeURIComponent(mended.text), change.meant));
      line.insertBefore(page.page.createTextNode("\u201c" + change.typed + "\u201d: "), line.firstChild);
      page.body.appendChild(line);
    });
  };

  Page.prototype.show = function (index, found) {
    var page = this;
    var count = found.terms.length + found.results.length;
    this.status.textContent = counted(this.words, count, found.total) + " \u201c" + found.text + "\u201d";
    this.body.textContent = "";
    if (found.mended) {
      this.mended(found.mended);
    }
    found.terms.forEach(function (term) {
      page.body.appendChild(page.term(term));
    });
    var parts = grouped(found.results);
    if (parts.best.length > 0) {
      this.body.appendChild(this.make("h2", this.words.best));
      this.body.appendChild(this.list(index, parts.best, found.stems));
    }
    parts.groups.forEach(function (group) {
      page.group(index, group, found.stems);
    });
    this.page.getElementById("nothing").hidden = count > 0;
    this.page.getElementById("questions").hidden = count > 0;
  };

  /* Looks for some words and shows what was found; without words, the page as
     it was. */
  Page.prototype.look = function (words) {
    var page = this;
    this.turn += 1;
    var turn = this.turn;
    this.holder.hidden = words === "";
    this.page.title = words === "" ? this.title : words + " \u2013 " + this.title;
    if (words === "") {
      this.page.getElementById("nothing").hidden = true;
      this.page.getElementById("questions").hidden = false;
      return Promise.resolve();
    }
    this.status.textContent = this.words.looking;
    return root.GuidepostSearch.index(this.page, "").then(function (index) {
      return root.GuidepostFind.find(index, words, {}).then(function (found) {
        if (turn === page.turn) {
          page.show(index, found);
        }
      });
    }).catch(function () {
      page.status.textContent = page.words.failed;
    });
  };

  function start(page, location, history) {
    var holder = page.querySelector("[data-found]");
    if (!holder) {
      return null;
    }
    var results = new Page(page, holder);
    var box = root.GuidepostSearch.box;
    function read() {
      var words = wordsOf(location.hash, location.search);
      if (location.search) {
        // A reader's words do not stay where a server would see them.
        history.replaceState(null, "", location.pathname + (words ? "#q=" + encodeURIComponent(words) : ""));
      }
      if (box && box.input.value.trim() !== words) {
        box.input.value = words;
      }
      return results.look(words);
    }
    root.addEventListener("hashchange", read);
    read();
    return results;
  }

  root.GuidepostSearchPage = { wordsOf: wordsOf, grouped: grouped, counted: counted, start: start };

  if (root.document) {
    root.GuidepostSearchPage.page = start(root.document, root.location, root.history);
  }
})(typeof window === "undefined" ? globalThis : window);
