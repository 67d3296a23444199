/* A table whose first heading is "Switch on" becomes switches: each row is one
   more thing that is there, and each needs those above it. The table stays
   for those who want all of it at once, and for paper. */
(function (root) {
  "use strict";

  /* How many switches work: those that are on, from the first without a gap. */
  function reach(on) {
    var off = on.indexOf(false);
    return off < 0 ? on.length : off;
  }

  /* The first switch that is on and does nothing, and the one that it waits
     for; nothing where all that is on works. */
  function waiting(on) {
    var needs = reach(on);
    var idle = on.indexOf(true, needs);
    return idle < 0 ? null : { idle: idle, needs: needs };
  }

  root.GuidepostExplore = { reach: reach, waiting: waiting };
  if (!root.document) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var say = page.say;
  var make = page.make;

  function copy(cell) {
    var part = document.createDocumentFragment();
    cell.cloneNode(true).childNodes.forEach(function (node) {
      part.append(node.cloneNode(true));
    });
    // Notes and words keep their ids in the table.
    part.querySelectorAll("[id]").forEach(function (element) {
      element.removeAttribute("id");
    });
    return part;
  }

  function build(frame, number) {
    var heads = Array.from(frame.querySelectorAll("thead th, thead td"));
    var rows = Array.from(frame.querySelectorAll("tbody tr")).map(function (row) {
      return Array.from(row.cells);
    });
    if (rows.length < 2 || heads.length < 2) return;
    var names = rows.slice(1).map(function (cells) {
      return cells[0].textContent.trim();
    });
    var needs = make("p", "explore-needs");
    needs.setAttribute("role", "status");
    var screen = make("div", "screen");
    screen.setAttribute("role", "status");
    var group = document.createElement("fieldset");
    group.append(make("legend", "", say("explore")));
    var boxes = names.map(function (name, at) {
      var box = make("input");
      box.type = "checkbox";
      box.autocomplete = "off";
      box.id = "explore-" + number + "-" + (at + 1);
      box.addEventListener("change", show);
      var label = make("label", "", box, make("span", "", name));
      label.htmlFor = box.id;
      group.append(label);
      return box;
    });
    function show() {
      var on = boxes.map(function (box) {
        return box.checked;
      });
      var cells = rows[reach(on)];
      var list = make("dl");
      heads.slice(1, -1).forEach(function (head, at) {
        list.append(make("div", "", make("dt", "", head.textContent.trim()), make("dd", "", copy(cells[at + 1]))));
      });
      screen.replaceChildren(list, make("p", "", copy(cells[cells.length - 1])));
      var idle = waiting(on);
      needs.textContent = idle ? say("explore_needs", names[idle.idle], names[idle.needs]) : "";
    }
    group.append(
      page.button(say("explore_off"), "quiet", function () {
        boxes.forEach(function (box) {
          box.checked = false;
        });
        show();
        boxes[0].focus();
      })
    );
    var table = make("details", "", make("summary", "", say("explore_table")));
    var box = make("div", "explore", group, needs, screen, table);
    frame.before(box);
    table.append(frame);
    show();
  }

  document.querySelectorAll(".table.switches").forEach(function (frame, at) {
    build(frame, at + 1);
  });
})(typeof window === "undefined" ? globalThis : window);
