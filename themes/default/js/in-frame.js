/* A page of a copy inside start.html: it takes what readers did from there,
   and gives back what they do. Anywhere else this does nothing. */
(function (root) {
  "use strict";

  function isInCopy(window) {
    return window.location.protocol === "file:" && window.parent !== window;
  }

  /* The address of the page within the copy, from the way back to its root. */
  function pathOf(address, toRoot) {
    var depth = toRoot.split("../").length;
    return decodeURIComponent(address.split(/[?#]/)[0].split("/").slice(-depth).join("/"));
  }

  root.GuidepostInFrame = { isInCopy: isInCopy, pathOf: pathOf };

  var document = root.document;
  if (!document || !isInCopy(root)) {
    return;
  }
  var start = root.GuidepostStart;
  var progress = root.GuidepostProgress;
  /* What the shell knows of this page, once it has answered. */
  var known = null;

  function say(message) {
    root.parent.postMessage(Object.assign({ guidepost: "page" }, message), "*");
  }

  function giveBack() {
    /* Before the first answer, this page knows less than the shell. */
    if (known) {
      var now = start.snapshot(root);
      say({ values: start.between(known, now) });
      known = now;
    }
  }

  root.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== root.parent || !said || said.guidepost !== "values") {
      return;
    }
    var before = known && JSON.stringify(start.snapshot(root));
    start.restore(root, said.values);
    known = start.snapshot(root);
    if (JSON.stringify(known) === before) {
      return;
    }
    if (progress && progress.tell) {
      progress.tell();
    }
    root.dispatchEvent(new root.Event("pageshow"));
  });
  if (progress && progress.listen) {
    progress.listen(giveBack);
  }
  root.addEventListener("pagehide", giveBack);
  document.addEventListener("click", function (event) {
    root.setTimeout(giveBack, 0);
    var link = event.target.closest("a[href]");
    if (link && /^(https?|mailto):/.test(link.href)) {
      /* Other websites do not open inside a copy. */
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
  });
  say({ asks: true, title: document.title, path: pathOf(root.location.href, document.body.getAttribute("data-root") || "") });
})(typeof window === "undefined" ? globalThis : window);
