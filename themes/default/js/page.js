/* Small things that the other scripts share: the words of the interface,
   making elements, and where this page stands in the site. */
(function (root) {
  "use strict";

  /* The words of a name, `{0}` and `{1}` filled in. */
  function say(name) {
    var fill = arguments;
    var words = (root.GuidepostWords || {})[name];
    return String(words === undefined ? name : words).replace(/\{(\d)\}/g, function (_, at) {
      return String(fill[Number(at) + 1]);
    });
  }

  /* An element with a class and children, which are elements or words. */
  function make(tag, className) {
    var element = root.document.createElement(tag);
    if (className) element.className = className;
    for (var at = 2; at < arguments.length; at += 1) element.append(arguments[at]);
    return element;
  }

  /* A real button that calls back. */
  function button(words, className, press) {
    var element = make("button", className, words);
    element.type = "button";
    element.addEventListener("click", press);
    return element;
  }

  /* The address of a page from the root of its site, without fragment:
     "learn/x/y.html". */
  function pageOf(href, home) {
    var path = new URL(href).href.replace(/[?#].*$/, "");
    if (path.indexOf(home) !== 0) return "";
    path = path.slice(home.length);
    // Some hosts show a page without its ".html".
    return /(^|\/)$/.test(path) ? path + "index.html" : /(^|\/)[^/.]+$/.test(path) ? path + ".html" : path;
  }

  /* The full address of the root of the site. */
  function home() {
    return new URL(root.document.body.getAttribute("data-root") || ".", root.location.href).href
      .replace(/[?#].*$/, "")
      .replace(/[^/]*$/, "");
  }

  /* This page, from the root of its site. */
  function here() {
    return pageOf(root.location.href, home());
  }

  /* A short name for some words, the same wherever they stand. */
  function hash(words) {
    var value = 0x811c9dc5;
    var text = String(words).replace(/\s+/g, " ").trim().toLowerCase();
    for (var at = 0; at < text.length; at += 1) {
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    }
    return value.toString(36);
  }

  /* Words that a page carries itself (`data-word`), by their name without its
     beginning; `{name}` is filled in from `values`. */
  function wordsOf(node, beginning) {
    var words = {};
    node.querySelectorAll("[data-word^='" + beginning + "']").forEach(function (element) {
      words[element.getAttribute("data-word").slice(beginning.length)] = element.textContent;
    });
    return {
      all: words,
      say: function (name, values) {
        return (name in words ? words[name] : name).replace(/\{(\w+)\}/g, function (whole, key) {
          return values && key in values ? values[key] : whole;
        });
      },
    };
  }

  root.GuidepostPage = {
    say: say,
    wordsOf: wordsOf,
    make: make,
    button: button,
    pageOf: pageOf,
    home: home,
    here: here,
    hash: hash,
  };
  // What only stands in for scripts is hidden by this class.
  if (root.document) root.document.documentElement.classList.add("scripted");
})(typeof window === "undefined" ? globalThis : window);
