/* The button that prints a paper. Without scripts, browsers print by their own
   menu. */
(function (root) {
  "use strict";

  var button = root.document && root.document.getElementById("paper-print");
  if (!button) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    root.print();
  });
})(typeof window === "undefined" ? globalThis : window);
