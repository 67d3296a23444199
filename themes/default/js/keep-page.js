/* The page on keeping the site: asks the browser to keep it, says how far that
   is, how large it is, and takes it away again. Where it cannot work, nothing
   is offered. */
(function (root) {
  "use strict";

  /* 1,234,567 bytes are "1.2 MB": as shops say it, powers of ten. */
  function size(bytes) {
    if (bytes < 1e6) {
      return Math.max(1, Math.round(bytes / 1e3)) + " KB";
    }
    var megabytes = bytes / 1e6;
    return (megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)) + " MB";
  }

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : whole;
    });
  }

  root.GuidepostKeepPage = { size: size, fill: fill };

  var document = root.document;
  if (!document) {
    return;
  }
  var sizes = root.GuidepostSizes;
  if (sizes) {
    document.querySelectorAll("[data-size-of]").forEach(function (place) {
      var bytes = sizes.files[place.getAttribute("data-size-of")];
      place.textContent = bytes ? " " + size(bytes) : "";
    });
  }
  var section = document.getElementById("keep");
  var keep = root.GuidepostKeep;
  if (!section || !keep || !keep.isPossible(root)) {
    return;
  }

  var home = keep.homeOf(root, "");
  var workers = root.navigator.serviceWorker;
  var add = section.querySelector("[data-keep-add]");
  var away = section.querySelector("[data-keep-remove]");
  var progress = section.querySelector("progress");
  var kept = section.querySelector("[data-keep-kept]");
  var keptWords = kept.textContent;
  var failed = "broken";

  /* Shows what belongs to a state, and nothing of another. */
  function show(state) {
    section.setAttribute("data-state", state);
    ["can", "loading", "broken", "full", "removed", "kept"].forEach(function (name) {
      section.querySelector('[data-keep="' + name + '"]').hidden = name !== state;
    });
    progress.hidden = state !== "loading";
    add.hidden = state === "loading" || state === "kept";
    away.hidden = state !== "kept";
  }

  function hear(event) {
    var news = event.data;
    if (!news || news.guidepost !== "keep") {
      return;
    }
    if (news.state === "loading" && section.getAttribute("data-state") === "loading") {
      progress.value = Math.floor((100 * news.bytes) / news.all);
      section.querySelector("[data-keep-done]").textContent = size(news.bytes) + " / " + size(news.all);
    } else if (news.state === "failed") {
      /* The news may come before or after the end of the worker. */
      failed = news.reason === "full" ? "full" : "broken";
      if (section.getAttribute("data-state") === "broken") {
        show(failed);
      }
    } else if (news.state === "kept") {
      kept.textContent = fill(keptWords, { files: news.files, size: size(news.bytes) });
    }
  }

  /* Resolves when a worker is ready to answer, rejects when it never will be. */
  function settled(worker) {
    return new Promise(function (resolve, reject) {
      function look() {
        if (worker.state === "activated") {
          resolve(worker);
        } else if (worker.state === "redundant") {
          reject(new Error("The worker could not be installed."));
        }
      }
      worker.addEventListener("statechange", look);
      look();
    });
  }

  function done(worker) {
    show("kept");
    worker.postMessage("complete");
    worker.postMessage("count");
  }

  function start() {
    failed = "broken";
    progress.value = 0;
    show("loading");
    workers
      .register(new URL("sw.js", home).href, { scope: home.href, updateViaCache: "none" })
      .then(function (found) {
        return settled(found.installing || found.active || found.waiting);
      })
      .then(done, function () {
        show(failed);
      });
  }

  add.addEventListener("click", start);
  away.addEventListener("click", function () {
    keep.remove().then(function () {
      show("removed");
      add.focus();
    });
  });
  workers.addEventListener("message", hear);
  workers.startMessages();
  section.querySelector('[data-keep="missing"]').hidden = root.location.hash !== "#missing";
  if (sizes) {
    var place = section.querySelector("[data-keep-size]");
    place.textContent = fill(place.textContent, { size: size(sizes.keep) });
    place.hidden = false;
  }
  keep.registration(root, home).then(function (found) {
    if (found && found.active) {
      done(found.active);
    } else {
      show("can");
    }
    section.hidden = false;
  });
})(typeof window === "undefined" ? globalThis : window);
