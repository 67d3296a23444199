/* Loads the scripts that few readers or few pages need, when they are needed.
   The tag of this script names them: `data-engine="a.js b.js"`. What a page
   loads by tags of its own is never loaded again. */
(function (root) {
  "use strict";

  /* Some parts of a page are brought to life by a script of their own. */
  var PARTS = { explore: ".table.switches", worksheet: ".worksheet" };

  /* Loads scripts by name into a document, each once; what failed is tried
     again when it is asked for again. `sources[name]`: addresses. */
  function loader(document, sources) {
    var loaded = {};

    /* Tags that a page waits for have run when it is read to its end. */
    var read = new Promise(function (resolve) {
      if (document.readyState === "complete") resolve();
      else document.addEventListener("DOMContentLoaded", resolve);
    });

    function add(address) {
      if (document.querySelector('script[src="' + address + '"]')) return Promise.resolve();
      return new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = address;
        // They run in this order, whichever of them comes first.
        script.async = false;
        script.onload = function () {
          script.remove();
          resolve();
        };
        script.onerror = function () {
          script.remove();
          delete loaded[address];
          reject(new Error("The script " + address + " cannot be loaded."));
        };
        document.head.append(script);
      });
    }

    return function (name) {
      return read.then(function () {
        var addresses = (sources[name] || "").split(" ").filter(Boolean);
        return Promise.all(addresses.map(function (address) {
          loaded[address] = loaded[address] || add(address);
          return loaded[address];
        }));
      });
    };
  }

  root.GuidepostOnDemand = { loader: loader };

  var document = root.document;
  var tag = document && document.currentScript;
  if (!tag) return;
  var load = loader(document, tag.dataset);
  root.GuidepostOnDemand.load = load;

  /* A part without its script stays as it is without scripts. */
  function attempt(name) {
    load(name).catch(function () {});
  }

  function look() {
    Object.keys(PARTS).forEach(function (name) {
      if (document.querySelector(PARTS[name])) attempt(name);
    });
  }

  if (/[#&]path=/.test(root.location.hash)) attempt("path");
  look();
  /* The preview says when a part of the page is new. */
  document.addEventListener("guidepost:added", look);
})(typeof window === "undefined" ? globalThis : window);
