/* Opens what is folded before a page is printed, and folds it again after:
   paper has no buttons. */
(function (root) {
  "use strict";

  /* Opens every closed details below a node and returns those. */
  function open(node) {
    var closed = Array.prototype.filter.call(node.querySelectorAll("details"), function (details) {
      return !details.open;
    });
    closed.forEach(function (details) {
      details.open = true;
    });
    return closed;
  }

  /* Closes what `open` opened. */
  function close(opened) {
    opened.forEach(function (details) {
      details.open = false;
    });
  }

  root.GuidepostPrint = { open: open, close: close };

  if (root.document && root.addEventListener) {
    var opened = [];
    root.addEventListener("beforeprint", function () {
      opened = opened.concat(open(root.document));
    });
    root.addEventListener("afterprint", function () {
      close(opened);
      opened = [];
    });
  }
})(typeof window === "undefined" ? globalThis : window);
