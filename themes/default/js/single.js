/* Several pages in one file: one is shown at a time, and a search over all of
   them. Without this script they stand one after the other. */
(function (root) {
  "use strict";

  var MOST_WORDS = 10;
  var MOST_FOUND = 20;

  function wordsOf(text) {
    return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  /* How well a page fits the words: each must stand there as the start of a
     word, and more where it stands in the title. Nothing where one is missing. */
  function score(page, wanted) {
    var sum = 0;
    for (var at = 0; at < wanted.length; at++) {
      var starts = function (word) {
        return word.indexOf(wanted[at]) === 0;
      };
      var times = page.words.filter(starts).length;
      if (times === 0) {
        return 0;
      }
      sum += Math.log(1 + times) + (page.title.some(starts) ? 5 : 0);
    }
    return sum;
  }

  /* The pages that fit, the best first. */
  function find(pages, query) {
    var wanted = wordsOf(query.slice(0, 200)).slice(0, MOST_WORDS);
    if (wanted.length === 0) {
      return [];
    }
    var found = pages.map(function (page, place) {
      return { page: page, place: place, score: score(page, wanted) };
    });
    found = found.filter(function (one) {
      return one.score > 0;
    });
    found.sort(function (a, b) {
      return b.score - a.score || a.place - b.place;
    });
    return found.slice(0, MOST_FOUND).map(function (one) {
      return one.page;
    });
  }

  /* The place that an address names, or the contents. */
  function placeOf(hash) {
    try {
      return decodeURIComponent(hash.slice(1)) || "contents";
    } catch (error) {
      return "contents";
    }
  }

  root.GuidepostSingle = { wordsOf: wordsOf, score: score, find: find, placeOf: placeOf };

  var document = root.document;
  var main = document && document.querySelector("main.single");
  if (!main) {
    return;
  }
  var sections = Array.prototype.slice.call(main.querySelectorAll(".single-page"));

  function show(event) {
    var id = placeOf(root.location.hash);
    var place = document.getElementById(id);
    var section = place && place.closest(".single-page");
    if (!section) {
      return;
    }
    sections.forEach(function (other) {
      other.hidden = other !== section;
    });
    main.querySelector(".single-back").hidden = section === sections[0];
    if (event) {
      section.focus({ preventScroll: true });
    }
    (place === section ? document.body : place).scrollIntoView();
  }

  root.addEventListener("hashchange", show);
  show();

  var pages = null;
  function read() {
    pages = sections.slice(1).map(function (section) {
      var title = section.querySelector("h1");
      return {
        id: section.id,
        name: title ? title.textContent : section.id,
        title: wordsOf(title ? title.textContent : ""),
        words: wordsOf(section.textContent),
      };
    });
    return pages;
  }

  var form = document.getElementById("single-search");
  var status = form.querySelector("[role=status]");
  var list = form.querySelector("ol");
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.querySelector("input").addEventListener("input", function (event) {
    var found = find(pages || read(), event.target.value);
    var empty = wordsOf(event.target.value).length === 0;
    status.textContent = found.length || empty ? "" : status.getAttribute("data-none");
    list.replaceChildren();
    found.forEach(function (page) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = "#" + page.id;
      link.textContent = page.name;
      item.appendChild(link);
      list.appendChild(item);
    });
    main.querySelector(".single-contents").hidden = !empty;
  });
})(typeof window === "undefined" ? globalThis : window);
