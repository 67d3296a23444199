/* Loads the scripts that few pages need: the track of a learning path where
   the address names one, and switches where the page has some. */
(function (root) {
  "use strict";

  var document = root.document;
  var place = document.getElementById("on-demand");
  function load(name) {
    var script = document.createElement("script");
    script.src = place.getAttribute("data-" + name);
    document.head.append(script);
  }
  if (!place) return;
  if (/[#&]path=/.test(root.location.hash)) load("path");
  if (document.querySelector(".table.switches")) load("explore");
})(window);
