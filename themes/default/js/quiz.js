/* Questions that answer back: a Check button, words for the very answer that
   was chosen, a second try, then the explained answer. The answers are read
   from the list at the end of the page. */
(function (root) {
  "use strict";

  var page = root.GuidepostPage;
  var judge = root.GuidepostJudge;
  var MOST_TRIES = 2;

  function all(node, selector) {
    return Array.prototype.slice.call(node.querySelectorAll(selector));
  }

  function textOf(node) {
    return node ? node.textContent.replace(/\s+/g, " ").trim() : "";
  }

  /* Feedback in words and sign. Where the author's words start with yes or no,
     they are not said twice. */
  function reply(right, content) {
    var box = page.make("div", "reply " + (right ? "reply-right" : "reply-wrong"));
    var words = textOf(content);
    var first = words.split(/[\s.,:;!]/)[0].toLowerCase();
    if (page.say("says_yes_or_no").split(" ").indexOf(first) < 0) {
      box.append(page.make("strong", "", page.say(right ? "right" : "not_quite")), " ");
    }
    if (content) box.append(content);
    return box;
  }

  function cloneOf(node) {
    if (!node) return null;
    var copy = root.document.createDocumentFragment();
    all(node.cloneNode(true), ":scope > *").forEach(function (child) {
      copy.append(child);
    });
    return copy;
  }

  /* Shows feedback after an element and ties it to the control. */
  function attach(control, after, box) {
    box.id = control.id + "-reply";
    control.setAttribute("aria-describedby", box.id);
    after.after(box);
  }

  function clearFeedback(question) {
    all(question, ".reply").forEach(function (box) {
      box.remove();
    });
    all(question, "[aria-describedby$='-reply']").forEach(function (control) {
      control.removeAttribute("aria-describedby");
    });
    all(question, "[aria-invalid]").forEach(function (control) {
      control.removeAttribute("aria-invalid");
    });
    all(question, ".is-right, .is-wrong").forEach(function (item) {
      item.classList.remove("is-right", "is-wrong");
    });
  }

  function markItem(item, right) {
    item.classList.add(right ? "is-right" : "is-wrong");
  }

  /* QUIZ. */
  function choice(question, answers) {
    var inputs = all(question, ".quiz-answers input");
    var explained = all(answers, ".answer-list > li");
    var rows = inputs.map(function (input, at) {
      return { input: input, item: input.closest("li"), answer: explained[at] };
    });
    function isRight(row) {
      return row.answer.classList.contains("answer-right");
    }
    function show(row) {
      var words = row.answer.querySelector(".answer-feedback");
      var box = reply(isRight(row), cloneOf(words));
      attach(row.input, row.item.querySelector("label"), box);
      markItem(row.item, isRight(row));
      return textOf(box);
    }
    return {
      controls: inputs,
      check: function (last) {
        var chosen = rows.filter(function (row) {
          return row.input.checked;
        });
        if (!chosen.length) return { ask: page.say("choose_first") };
        var wanted = rows.filter(isRight);
        var right = chosen.length === wanted.length && chosen.every(isRight);
        var said = (last && !right ? rows : chosen).map(show);
        var missing = !right && chosen.every(isRight);
        return { right: right, said: said, words: missing && !last ? page.say("some_missing") : "" };
      },
      reset: function () {
        inputs.forEach(function (input) {
          input.checked = false;
        });
      },
    };
  }

  /* ORDER: the steps get their places and buttons to move them. */
  function order(question, answers) {
    var list = question.querySelector(".order-steps");
    var status = question.querySelector(".question-status");
    var right = all(answers, ".answer-list > li").map(function (item) {
      return item.getAttribute("data-answer");
    });
    var items = all(list, "[data-step]");
    var before = items.slice();
    function standing() {
      return all(list, "[data-step]");
    }
    function number() {
      var now = standing();
      now.forEach(function (item, at) {
        item.querySelector(".order-place").textContent = String(at + 1);
        item.querySelector(".order-up").setAttribute("aria-disabled", String(at === 0));
        item.querySelector(".order-down").setAttribute("aria-disabled", String(at === now.length - 1));
      });
    }
    function put(items) {
      items.forEach(function (item) {
        list.append(item);
      });
      number();
    }
    function move(item, by) {
      var now = standing();
      var to = now.indexOf(item) + by;
      if (to < 0 || to >= now.length || question.classList.contains("is-answered")) return null;
      if (by < 0) now[to].before(item);
      else now[to].after(item);
      clearFeedback(question);
      number();
      status.replaceChildren(
        page.make("p", "", page.say("now_at", textOf(item.querySelector(".order-words")), to + 1, now.length))
      );
      return item;
    }
    items.forEach(function (item) {
      var words = page.make("div", "order-words");
      words.append.apply(words, Array.prototype.slice.call(item.childNodes));
      function mover(name, by) {
        var press = page.button(page.say(name), "quiet order-" + name, function () {
          // A button keeps the keyboard while its step moves.
          if (move(item, by)) press.focus();
        });
        press.setAttribute("aria-label", page.say(name) + ": " + textOf(words));
        return press;
      }
      item.append(
        page.make("span", "order-place"),
        words,
        page.make("div", "order-moves", mover("up", -1), mover("down", 1))
      );
    });
    number();
    return {
      controls: all(list, "button"),
      check: function (last) {
        var now = standing();
        var keys = now.map(function (item) {
          return item.getAttribute("data-step");
        });
        var good = judge.inPlace(keys, right);
        var done = judge.count(good) === right.length;
        if (last && !done) {
          put(
            right.map(function (key) {
              return now[keys.indexOf(key)];
            })
          );
          now = standing();
        }
        var said = now.map(function (item, at) {
          var fine = done || last || good[at];
          markItem(item, fine);
          var words = fine && last && !done ? "" : page.say(fine ? "in_place" : "not_in_place");
          if (words) item.querySelector(".order-words").append(page.make("div", "reply " + (fine ? "reply-right" : "reply-wrong"), words));
          return textOf(item.querySelector(".order-words"));
        });
        return {
          right: done,
          said: last && !done ? said : [],
          words: done ? "" : last ? page.say("right_order") : page.say("some_in_place", judge.count(good), right.length),
        };
      },
      reset: function () {
        put(before);
      },
    };
  }

  /* MATCH and GAP: one control for each answer. */
  function fields(question, answers, kind) {
    var controls = all(question, kind.selector);
    var rows = controls.map(function (control, at) {
      control.id = control.id || question.id + "-gap-" + (at + 1);
      return { control: control, answer: all(answers, ".answer-list > li")[at] };
    });
    return {
      controls: controls,
      check: function (last) {
        var empty = rows.filter(function (row) {
          return row.control.value.trim() === "";
        });
        if (empty.length) return { ask: page.say(kind.ask), focus: empty[0].control };
        var results = rows.map(function (row) {
          return kind.judge(row);
        });
        var good = judge.count(
          results.map(function (result) {
            return result === "right";
          })
        );
        var said = rows.map(function (row, at) {
          var right = results[at] === "right";
          var words = right ? page.say("right") : last ? page.say("right_is", kind.wanted(row)) : page.say(results[at] === "nearly" ? "nearly" : "not_quite");
          var box = page.make(kind.tag, "reply " + (right ? "reply-right" : "reply-wrong"), words);
          attach(row.control, row.control, box);
          if (!right) row.control.setAttribute("aria-invalid", "true");
          return kind.name(row) + ": " + words;
        });
        var right = good === rows.length;
        return { right: right, said: right ? [] : said, words: right || last ? "" : page.say("some_right", good, rows.length) };
      },
      reset: function () {
        controls.forEach(function (control) {
          control.value = "";
        });
      },
    };
  }

  function accepted(row) {
    return all(row.answer, ".answer-words, .answer-also").map(textOf);
  }

  var MATCH = {
    selector: ".match-pairs select",
    tag: "div",
    ask: "choose_all_first",
    judge: function (row) {
      return row.control.value === row.answer.getAttribute("data-answer") ? "right" : "wrong";
    },
    wanted: function (row) {
      return textOf(row.answer.querySelector(".answer-match"));
    },
    name: function (row) {
      return textOf(row.answer.querySelector(".answer-words"));
    },
  };
  var GAP = {
    selector: "input.gap",
    tag: "span",
    ask: "fill_first",
    judge: function (row) {
      return judge.gap(row.control.value, accepted(row));
    },
    wanted: function (row) {
      return accepted(row)[0];
    },
    name: function (row) {
      return row.control.getAttribute("aria-label");
    },
  };

  function kindOf(question, answers) {
    var is = function (name) {
      return question.classList.contains("callout-" + name);
    };
    if (is("quiz")) return choice(question, answers);
    if (is("order")) return order(question, answers);
    if (is("match")) return fields(question, answers, MATCH);
    if (is("gap")) return fields(question, answers, GAP);
    return null;
  }

  function tell(status, words, more) {
    var visible = page.make("p", "status-words");
    visible.append(words);
    var parts = [visible];
    var heard = more.filter(Boolean).join(" ");
    // It stands beside each answer; here it is for those who only hear it.
    if (heard) parts.push(page.make("p", "visually-hidden", heard));
    status.replaceChildren.apply(status, parts);
  }

  /* Makes a question answer back. Tells the page by an event "answered" with
     the key, whether it was right, and the number of tries. */
  function wire(question, answers) {
    var kind = answers && kindOf(question, answers);
    if (!kind || question.classList.contains("is-wired")) return;
    question.classList.add("is-wired");
    var status = question.querySelector(".question-status");
    var tries = 0;
    var finished = false;
    var press = page.button(page.say("check"), "question-check", function () {
      if (finished) again();
      else check();
    });
    status.before(page.make("p", "question-buttons", press));

    function lock(on) {
      finished = on;
      question.classList.toggle("is-answered", on);
      kind.controls.forEach(function (control) {
        control.disabled = on;
      });
      press.classList.toggle("quiet", on);
    }
    function again() {
      tries = 0;
      clearFeedback(question);
      lock(false);
      kind.reset();
      press.textContent = page.say("check");
      status.replaceChildren();
      (kind.controls[0] || press).focus();
    }
    function check() {
      clearFeedback(question);
      status.className = "question-status";
      var last = tries + 1 >= MOST_TRIES;
      var result = kind.check(last);
      if (result.ask) {
        tell(status, result.ask, []);
        if (result.focus) result.focus.focus();
        return;
      }
      tries += 1;
      var over = result.right || last;
      status.classList.add(result.right ? "status-right" : "status-wrong");
      var words = result.right ? page.say("right") : page.say("not_quite");
      tell(status, [words, result.words || (!result.right && last ? page.say("answer_shown") : ""), over ? "" : page.say("try_again")].filter(Boolean).join(" "), result.said);
      if (over) status.append(cloneOf(answers.querySelector(".answer-explanation")) || "");
      lock(over);
      press.textContent = page.say(over ? "answer_again" : "check_again");
      question.dispatchEvent(
        new root.CustomEvent("answered", {
          bubbles: true,
          detail: { key: question.getAttribute("data-question"), right: result.right, tries: tries, over: over },
        })
      );
    }
    question.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.matches("input") && !finished) {
        event.preventDefault();
        check();
      }
    });
  }

  /* Wires every question in a node. */
  function start(node) {
    all(node, ".question").concat(node.matches && node.matches(".question") ? [node] : []).forEach(function (question) {
      wire(question, root.document.getElementById(question.id + "-answers"));
    });
  }

  root.GuidepostQuiz = { wire: wire, start: start };

  if (root.document) {
    start(root.document);
    /* The preview says which parts of the page are new. */
    root.document.addEventListener("guidepost:added", function (event) {
      if (event.target.matches(".question")) {
        wire(event.target, root.document.getElementById(event.target.id + "-answers"));
      }
      start(event.target);
    });
  }
})(typeof window === "undefined" ? globalThis : window);
