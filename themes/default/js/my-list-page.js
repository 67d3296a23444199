/* The page "My list": what is kept, and what can be printed of it. What is shown
   stands in the address after "#" ("#as=letter"); what is typed into the letter
   is never kept. The questions of each standard are loaded when the letter is
   asked for. */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  var List = root.GuidepostList;
  var Documents = root.GuidepostDocuments;
  var make = Records.make;

  var FORMS = ["list", "checklist", "letter", "annex"];
  /* What can be filled in for each. */
  var NAMES = { letter: ["organisation", "supplier", "system", "reply"], annex: ["system"] };

  function formOf(hash) {
    var found = /(?:^#|&)as=(\w+)/.exec(hash);
    return found && FORMS.indexOf(found[1]) !== -1 ? found[1] : "list";
  }

  function button(text, action, more) {
    var node = make("button", Object.assign({ type: "button", class: "button quiet small-button" }, more), [text]);
    node.addEventListener("click", action);
    return node;
  }

  function change(page, ids) {
    page.before = List.ids();
    List.set(ids);
    show(page);
  }

  /* One standard of the list. */
  function item(page, id) {
    var record = page.catalogue.byId.get(id);
    var name = record ? record.title : id;
    var remove = make("button", { type: "button", class: "button quiet small-button" }, [
      page.words.list_remove, make("span", { class: "visually-hidden" }, [" " + name])
    ]);
    remove.addEventListener("click", function () {
      change(page, List.ids().filter(function (other) {
        return other !== id;
      }));
      page.status.focus();
    });
    if (!record) {
      return make("li", { class: "hit" }, [make("p", {}, [Records.fill(page.words.left_out, { x: id })]), remove]);
    }
    return make("li", { class: "hit" }, [
      make("h2", {}, [make("a", { href: Records.href(record) }, [record.title])]),
      make("p", {}, [record.line]),
      make("p", { class: "hit-facts" }, [
        make("span", { class: "tag tag-" + Records.group(record, page.today) }, [
          page.words.must + " " + Records.mustText(record, page.today, page.words)
        ]), " ", make("span", {}, [record.status.label]), " ",
        make("span", {}, [Documents.codeAndVersion(record, page.words)])
      ]),
      make("p", { class: "hit-actions" }, [remove])
    ]);
  }

  /* The ways to show the list. */
  function choices(page) {
    return make("nav", { class: "list-forms no-print", "aria-label": page.words.list_forms }, [
      make("ul", {}, FORMS.map(function (form) {
        var current = form === page.form ? "true" : undefined;
        return make("li", {}, [make("a", { href: "#as=" + form, "aria-current": current }, [page.words["list_as_" + form]])]);
      }))
    ]);
  }

  /* What the reader may fill in before printing. */
  function fields(page) {
    return make("div", { class: "list-fields no-print" }, [make("p", { class: "small" }, [page.words.list_fields])]
      .concat(NAMES[page.form].map(function (name) {
        var input = make("input", { type: "text", id: "field-" + name, autocomplete: "off", maxlength: "120" });
        input.value = page.names[name];
        input.addEventListener("input", function () {
          page.names[name] = input.value.trim();
          showPaper(page);
        });
        return make("p", {}, [make("label", { for: "field-" + name }, [page.words["field_" + name]]), input]);
      })));
  }

  /* The questions as the build wrote them (assets/supplier-questions-*.js), by id. */
  function readQuestions(data) {
    return new Map(Object.keys(data || {}).map(function (id) {
      return [id, data[id]];
    }));
  }

  /* Loads the questions once. Without them the letter still is one, and says
     on the screen what it lacks. */
  function withQuestions(page, then) {
    if (page.questions) {
      then();
      return;
    }
    page.load("questions").catch(function () {}).then(function () {
      page.lacks = !root.GuidepostSupplierQuestions;
      page.questions = page.lacks ? null : readQuestions(root.GuidepostSupplierQuestions);
      then();
    });
  }

  function showPaper(page) {
    var tree = Documents[page.form](page.records, page.today, page.words, page.names, page.questions || new Map());
    var nodes = [Documents.render(tree)];
    if (page.form === "letter" && page.lacks) {
      nodes.unshift(make("p", { class: "flag no-print" }, [page.words.letter_lacks]));
    }
    page.paper.replaceChildren.apply(page.paper, nodes);
  }

  /* The paper of the form that is asked for. */
  function startPaper(page) {
    if (page.form !== "letter") {
      showPaper(page);
      return;
    }
    withQuestions(page, function () {
      // The reader may have gone on to another form meanwhile.
      if (page.form === "letter") {
        showPaper(page);
      }
    });
  }

  /* Hands the browser a file. */
  function download(page) {
    var text = Documents.csv(page.records, page.today, page.words);
    var address = root.URL.createObjectURL(new root.Blob([text], { type: "text/csv;charset=utf-8" }));
    var link = make("a", { href: address, download: "my-standards.csv" });
    page.node.append(link);
    link.click();
    link.remove();
    root.setTimeout(function () {
      root.URL.revokeObjectURL(address);
    }, 0);
  }

  function actions(page) {
    return make("p", { class: "list-actions no-print" }, [
      button(page.words.list_print, function () {
        root.print();
      }), " ",
      button(page.words.list_csv, function () {
        download(page);
      }), " ",
      button(page.words.list_empty, function () {
        change(page, []);
        page.status.focus();
      })
    ]);
  }

  function emptyNodes(page) {
    var back = page.before.length === 0 ? [] : [make("p", {}, [button(page.words.list_undo, function () {
      change(page, page.before);
      page.status.focus();
    })])];
    return [make("p", {}, [make("a", { class: "button", href: "./find.html" }, [page.words.list_find])])].concat(back);
  }

  function sentence(page, count) {
    if (count === 0) {
      return page.words.list_none;
    }
    return count === 1 ? page.words.list_one : Records.fill(page.words.list_many, { n: count });
  }

  function show(page) {
    var ids = List.ids();
    page.form = formOf(root.location.hash);
    page.records = ids.filter(function (id) {
      return page.catalogue.byId.has(id);
    }).map(function (id) {
      return page.catalogue.byId.get(id);
    });
    page.status.textContent = sentence(page, ids.length);
    var body = emptyNodes(page);
    if (ids.length > 0) {
      page.paper = make("div", { class: "paper" });
      body = [choices(page), actions(page)];
      if (page.form === "list") {
        body.push(make("ol", { class: "hits" }, ids.map(function (id) {
          return item(page, id);
        })), make("p", { class: "small" }, [page.words.guide]));
      } else {
        body = body.concat(NAMES[page.form] ? fields(page) : [], page.paper);
        startPaper(page);
      }
    }
    root.document.body.classList.toggle("prints-paper", ids.length > 0 && page.form !== "list");
    page.body.replaceChildren.apply(page.body, body);
  }

  function start(document) {
    var node = document.getElementById("my-list");
    if (!node) {
      return;
    }
    var words = Records.wordsOf(document);
    var catalogue = Records.read(root.GuidepostCatalogue);
    if (!catalogue) {
      node.append(make("p", { class: "flag" }, [words.no_data]));
      return;
    }
    var today = root.GuidepostOverdue.isoDay(new Date());
    var page = { node: node, words: words, catalogue: catalogue, today: today, before: [], names: {} };
    page.load = root.GuidepostOnDemand.loader(document, { questions: node.getAttribute("data-questions") });
    NAMES.letter.forEach(function (name) {
      page.names[name] = "";
    });
    page.status = make("p", { class: "finder-sentence no-print", role: "status", tabindex: "-1" });
    page.body = make("div");
    node.append(page.status, page.body);
    root.addEventListener("hashchange", function () {
      show(page);
    });
    root.addEventListener("pageshow", function () {
      show(page);
    });
    show(page);
  }

  root.GuidepostListPage = { formOf: formOf, readQuestions: readQuestions };

  if (root.document) {
    start(root.document);
  }
})(typeof window === "undefined" ? globalThis : window);
