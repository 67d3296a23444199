/* The minute card on one's own phone: three answers to show or to copy. They
   are never sent, and kept only on a computer that its reader called "Mine". */
(function (root) {
  "use strict";

  /* Questions with what was written, as lines to copy; an answer without words
     is left out. `answers`: `[{question, words}]`. */
  function text(answers) {
    return answers.filter(function (answer) {
      return answer.words.trim();
    }).map(function (answer) {
      return answer.question + "\n" + answer.words.trim();
    }).join("\n\n");
  }

  root.GuidepostMinuteCard = { text: text };
  var document = root.document;
  var card = document && document.getElementById("minute-card");
  if (!card) return;

  var page = root.GuidepostPage;
  var make = page.make;
  var store = root.GuidepostProgress;
  var copy = root.GuidepostCopy;
  var say = page.wordsOf(document, "my_card_").say;
  var areas = Array.from(card.querySelectorAll("textarea"));
  var large = document.getElementById("card-large");
  var said = document.getElementById("card-said");

  function answers() {
    return areas.map(function (area) {
      return { question: area.labels[0].textContent, words: area.value };
    });
  }
  function hasWords() {
    return answers().some(function (answer) {
      return answer.words.trim();
    });
  }
  function nameOf(area) {
    return "minute-card#" + area.id;
  }

  function show() {
    document.getElementById("card-kept").textContent = say(store.mode() === "mine" ? "kept" : "not_kept");
    document.body.classList.toggle("has-words", hasWords());
  }
  function showLarge() {
    if (!hasWords()) {
      said.replaceChildren(make("p", "", say("empty")));
      areas[0].focus();
      return;
    }
    said.replaceChildren();
    var list = make("dl");
    answers().forEach(function (answer) {
      if (answer.words.trim()) list.append(make("dt", "", answer.question), make("dd", "", answer.words.trim()));
    });
    large.querySelector(".card-words").replaceChildren(list);
    large.showModal();
  }
  function clear() {
    areas.forEach(function (area) {
      area.value = "";
      store.ownWords(nameOf(area), "");
    });
    said.replaceChildren(make("p", "", say("cleared")));
    show();
    areas[0].focus();
  }

  areas.forEach(function (area) {
    area.value = store.ownWords(nameOf(area)) || area.value;
    area.addEventListener("input", function () {
      store.ownWords(nameOf(area), area.value);
      show();
    });
  });
  var tools = document.getElementById("card-tools");
  tools.append(page.button(say("large"), "", showLarge));
  if (copy && copy.isPossible) {
    var press = page.button(say("copy"), "quiet", function () {});
    press.setAttribute("data-copied", say("copied"));
    copy.wire(press, function () {
      return text(answers());
    });
    tools.append(press);
  }
  tools.append(page.button(say("print"), "quiet", function () {
    root.print();
  }), page.button(say("wipe"), "quiet", clear));
  large.querySelector("p").append(page.button(say("close"), "", function () {
    large.close();
  }));
  store.listen(show);
  show();
})(typeof window === "undefined" ? globalThis : window);
