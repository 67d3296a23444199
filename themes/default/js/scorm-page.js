/* A page of a course inside its shell: it takes what the learner did from
   there, and tells what the learner does. A page of a course that stands
   alone goes to the shell. */
(function (root) {
  "use strict";

  /* The places of the chosen answers and of the right ones of a question with
     answers to choose from; nothing for other questions. */
  function placesOf(inputs, isRight) {
    var places = { chosen: [], right: [] };
    inputs.forEach(function (input, at) {
      if (input.checked) places.chosen.push(at);
      if (isRight(at)) places.right.push(at);
    });
    return inputs.length ? places : null;
  }

  root.GuidepostScormPage = { placesOf: placesOf };
  if (!root.document) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var store = root.GuidepostProgress;
  var here = page.here();
  var known = "";
  var place = "";

  if (root.parent === root) {
    root.location.replace(page.home() + "index.html#" + encodeURI(here));
    return;
  }

  function say(what) {
    root.parent.postMessage(Object.assign({ guidepost: "course" }, what), "*");
  }

  /* Progress of this page goes to the shell whenever it changes. */
  function tell() {
    var data = JSON.stringify(store.data());
    if (known && data !== known) {
      known = data;
      say({ data: store.data() });
    }
  }

  root.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== root.parent || !said || said.guidepost !== "progress") return;
    known = "taking";
    store.hold(said.data);
    known = JSON.stringify(store.data());
  });
  // Nothing is kept in this browser, whatever happens before the answer.
  store.hold(null);
  store.listen(tell);

  var WORDS = { order: "sequencing", match: "matching", gap: "fill-in" };

  /* What a training system may hear of an answer. What was typed is never
     told, and only answers to choose from are told one by one. */
  function answerOf(question, detail) {
    var kind = Object.keys(WORDS).find(function (name) {
      return question.classList.contains("callout-" + name);
    });
    var answers = document.getElementById(question.id + "-answers");
    var listed = answers ? answers.querySelectorAll(".answer-list > li") : [];
    var places = kind
      ? null
      : placesOf(Array.from(question.querySelectorAll(".quiz-answers input")), function (at) {
          return Boolean(listed[at]) && listed[at].classList.contains("answer-right");
        });
    return { key: detail.key, kind: kind ? WORDS[kind] : "choice", places: places, right: detail.right === true };
  }

  // While it goes down, because a check keeps its answers from the page.
  document.addEventListener(
    "answered",
    function (event) {
      if (event.target.matches(".question") && event.detail.over) say({ answer: answerOf(event.target, event.detail) });
    },
    true
  );
  document.addEventListener("checked", function (event) {
    say({ checked: event.detail });
  });

  /* The heading up to which one has read; hidden ones have no place. */
  function readUpTo() {
    var passed = Array.from(document.querySelectorAll("main h2[id], main h3[id]")).filter(function (heading) {
      return heading.getClientRects().length && heading.getBoundingClientRect().top < 120;
    });
    return passed.length ? passed[passed.length - 1].id : "";
  }
  var waiting = false;
  document.addEventListener(
    "scroll",
    function () {
      if (waiting) return;
      waiting = true;
      root.setTimeout(function () {
        waiting = false;
        var now = readUpTo();
        if (now !== place) {
          place = now;
          say({ at: here, place: place });
        }
      }, 300);
    },
    { passive: true }
  );
  say({ at: here, place: root.location.hash.slice(1), opened: true });
})(typeof window === "undefined" ? globalThis : window);
