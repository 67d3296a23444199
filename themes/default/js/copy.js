/* Buttons that copy ready words. Without a clipboard they stay hidden: the
   words can be marked and copied by hand. */
(function (root) {
  "use strict";

  /** The words that a button copies: those of the element it names. Lines stay
   *  where they have a meaning. */
  function wordsOf(element) {
    if (element.tagName === "PRE") return element.textContent.trim() + "\n";
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  /** Shows a button and lets it copy what `words` gives when it is pressed. */
  function wire(button, words) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      root.navigator.clipboard.writeText(words()).then(function () {
        button.textContent = button.dataset.copied;
        root.setTimeout(function () { button.textContent = label; }, 3000);
      }, function () { button.hidden = true; });
    });
  }

  root.GuidepostCopy = { wordsOf, wire, isPossible: Boolean(root.navigator && root.navigator.clipboard) };
  if (typeof document === "undefined" || !root.navigator.clipboard) return;

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    const element = document.getElementById(button.dataset.copy);
    if (element) wire(button, function () { return wordsOf(element); });
  });
})(typeof window === "undefined" ? globalThis : window);
