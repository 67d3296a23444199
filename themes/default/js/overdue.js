/* Shows the mark "check overdue" where the day in the page has passed. The
   build knows no clock, so the browser decides. */
(function (root) {
  "use strict";

  var ISO = /^\d{4}-\d{2}-\d{2}$/;

  /* Whether a check that is due on one day is overdue on another, both as
     "2026-11-22". A day that cannot be read never raises the alarm. */
  function isOverdue(due, today) {
    return ISO.test(due) && ISO.test(today) && today > due;
  }

  /* The day of a Date where the reader is, as "2026-11-22". */
  function isoDay(date) {
    function two(number) {
      return (number < 10 ? "0" : "") + number;
    }
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  /* Says how many marks are shown, on the page that counts them. */
  function count(node) {
    var number = node.querySelector("[data-overdue-count]");
    if (!number) return;
    number.textContent = String(node.querySelectorAll("[data-due]:not([hidden])").length);
    node.querySelector("[data-overdue-line]").hidden = false;
  }

  /* Shows or hides every mark below a node. */
  function show(node, today) {
    node.querySelectorAll("[data-due]").forEach(function (mark) {
      mark.hidden = !isOverdue(mark.getAttribute("data-due"), today);
    });
    count(node);
  }

  root.GuidepostOverdue = { isOverdue: isOverdue, isoDay: isoDay, show: show };

  if (root.document) {
    show(root.document, isoDay(new Date()));
    /* The preview says which parts of the page are new. */
    root.document.addEventListener("guidepost:added", function (event) {
      show(event.target.parentNode || event.target, isoDay(new Date()));
    });
  }
})(typeof window === "undefined" ? globalThis : window);
