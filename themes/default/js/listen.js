/* Reads a page aloud by a voice of this computer: never by one that sends the
   words somewhere. Block by block, with the block marked. */
(function (root) {
  "use strict";

  var MOST_LETTERS = 200;

  /* The voice for a language, or null: on this computer, the same country
     where there is one. */
  function voiceFor(voices, language) {
    var short = language.toLowerCase().split("-")[0];
    var local = Array.prototype.filter.call(voices, function (voice) {
      return voice.localService && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === short;
    });
    var same = local.filter(function (voice) {
      return voice.lang.toLowerCase().replace("_", "-") === language.toLowerCase();
    });
    return same[0] || local[0] || null;
  }

  /* Words as they are said, by a list of [words, said]; the longest first. */
  function pronounce(text, says) {
    return says
      .slice()
      .sort(function (a, b) {
        return b[0].length - a[0].length;
      })
      .reduce(function (text, pair) {
        var plain = pair[0].replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        return text.replace(new RegExp("(^|[^\\p{L}\\p{N}])" + plain + "(?![\\p{L}\\p{N}])", "gu"), function (_, before) {
          return before + pair[1];
        });
      }, text);
  }

  /* Text in pieces of whole sentences: some voices stop in long ones. */
  function sentences(text) {
    var pieces = [];
    (text.replace(/\s+/g, " ").trim().match(/[^.!?]+[.!?]*\s*/g) || []).forEach(function (sentence) {
      var last = pieces.length - 1;
      if (last >= 0 && pieces[last].length + sentence.length <= MOST_LETTERS) pieces[last] += sentence;
      else pieces.push(sentence);
    });
    return pieces.map(function (piece) {
      return piece.trim();
    });
  }

  root.GuidepostListen = { voiceFor: voiceFor, pronounce: pronounce, sentences: sentences };
  if (!root.document || !root.speechSynthesis) return;

  var page = root.GuidepostPage;
  var speech = root.speechSynthesis;
  var BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption, th, td, legend";
  var SKIP = ".meta, .answer-key, .answer-link, .question, [popover], .lesson-end, .ask, .flag, .listen, [hidden], .visually-hidden, nav, button, pre";
  var run = 0;
  var controls = null;

  function says() {
    return Array.prototype.map
      .call(root.document.querySelectorAll(".terms .say"), function (say) {
        var term = say.closest("dt").querySelector("dfn").textContent;
        var said = say.textContent.replace(/^[^“]*“|”[^”]*$/g, "");
        return [term.replace(/\s*\(.*\)$/, ""), said];
      });
  }
  function blocks() {
    return Array.prototype.filter.call(root.document.querySelectorAll(".prose :is(" + BLOCKS + ")"), function (block) {
      return !block.closest(SKIP) && !block.querySelector(":is(" + BLOCKS + ")") && block.getClientRects().length;
    });
  }
  function textOf(block) {
    var copy = block.cloneNode(true);
    // A word of the glossary stands there twice, and marks of sources say nothing.
    copy.querySelectorAll("a.term, .claim, .note, sup, .visually-hidden").forEach(function (part) {
      part.remove();
    });
    return copy.textContent;
  }
  function unmark() {
    root.document.querySelectorAll(".being-read").forEach(function (block) {
      block.classList.remove("being-read");
    });
  }
  function stop() {
    run += 1;
    speech.cancel();
    unmark();
    showControls("idle");
  }
  function read(voice) {
    var list = blocks();
    var say = says();
    var own = (run += 1);
    speech.cancel();
    function next(at) {
      unmark();
      if (own !== run) return;
      if (at >= list.length) return stop();
      var block = list[at];
      var pieces = sentences(pronounce(textOf(block), say));
      block.classList.add("being-read");
      block.scrollIntoView({ block: "nearest" });
      function piece(number) {
        if (own !== run) return;
        if (number >= pieces.length) return next(at + 1);
        var words = new root.SpeechSynthesisUtterance(pieces[number]);
        words.voice = voice;
        words.lang = voice.lang;
        words.onend = function () {
          piece(number + 1);
        };
        words.onerror = function () {
          if (own === run) stop();
        };
        speech.speak(words);
      }
      piece(0);
    }
    showControls("reading");
    next(0);
  }
  function showControls(state) {
    if (!controls) return;
    controls.listen.hidden = state !== "idle";
    controls.pause.hidden = state === "idle";
    controls.stop.hidden = state === "idle";
    controls.pause.textContent = page.say(state === "paused" ? "listen_go_on" : "listen_pause");
    controls.state = state;
  }
  function build(voice) {
    var meta = root.document.querySelector(".prose .meta");
    if (controls || !voice || !meta) return;
    controls = {
      listen: page.button(page.say("listen"), "link", function () {
        read(voice);
        controls.pause.focus();
      }),
      pause: page.button("", "link", function () {
        var paused = controls.state === "paused";
        if (paused) speech.resume();
        else speech.pause();
        showControls(paused ? "reading" : "paused");
      }),
      stop: page.button(page.say("listen_stop"), "link", function () {
        stop();
        controls.listen.focus();
      }),
    };
    meta.append(page.make("span", "listen", controls.listen, controls.pause, " ", controls.stop));
    showControls("idle");
  }
  function look() {
    build(voiceFor(speech.getVoices(), root.document.documentElement.lang || "en-GB"));
  }
  look();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
  root.addEventListener("pagehide", function () {
    speech.cancel();
  });
})(typeof window === "undefined" ? globalThis : window);
