/* On every page: what a reader who keeps this site must hear. A newer version
   waits until the reader takes it; then every open page is loaded again, so
   that no page mixes two of them. Nothing is ever kept without being asked:
   the page on keeping does that (keep-page.js). */
(function (root) {
  "use strict";

  var NAME = "guidepost ";

  /* Whether this browser can keep a site at this address. A file on a disk, a
     preview and a browser without workers cannot. */
  function isPossible(window) {
    return Boolean(
      /^https?:$/.test(window.location.protocol) &&
        window.isSecureContext &&
        window.navigator.serviceWorker &&
        window.caches &&
        !window.GuidepostPreview
    );
  }

  /* Caches of the site in a folder, never those of its neighbours. */
  function ownNames(names, folder) {
    return names.filter(function (name) {
      return name.startsWith(NAME + folder + " ");
    });
  }

  /* The folder of the site as an address, from how a page gets there. */
  function homeOf(window, toRoot) {
    return new URL(toRoot || "./", window.location.href);
  }

  /* The registration of this site itself: a worker of a folder above is
     somebody else's. */
  function registration(window, home) {
    return window.navigator.serviceWorker.getRegistration(home.href).then(function (found) {
      return found && found.scope === home.href ? found : undefined;
    });
  }

  /* Takes away the worker and all that it kept. */
  function remove(window, home) {
    return registration(window, home)
      .then(function (found) {
        return found && found.unregister();
      })
      .then(function () {
        return window.caches.keys();
      })
      .then(function (names) {
        return Promise.all(ownNames(names, home.pathname).map(function (name) {
          return window.caches.delete(name);
        }));
      });
  }

  /* Calls `ready` with a worker that waits, now or when there is one. */
  function watch(found, ready) {
    if (found.waiting) {
      ready(found.waiting);
    }
    found.addEventListener("updatefound", function () {
      var worker = found.installing;
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed" && found.active) {
          ready(worker);
        }
      });
    });
  }

  function offer(notice, worker) {
    var buttons = notice.querySelectorAll("button");
    notice.hidden = false;
    buttons[0].onclick = function () {
      worker.postMessage("take over");
    };
    buttons[1].onclick = function () {
      notice.hidden = true;
    };
  }

  function start(window, notice) {
    var document = window.document;
    var home = homeOf(window, notice.getAttribute("data-home"));
    var workers = window.navigator.serviceWorker;
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = new URL("manifest.webmanifest", home).href;
    document.head.appendChild(link);
    if (!workers.controller || !workers.controller.scriptURL.startsWith(home.href)) {
      return;
    }
    var loading = false;
    workers.addEventListener("controllerchange", function () {
      if (!loading) {
        loading = true;
        window.location.reload();
      }
    });
    document.getElementById("kept-age").hidden = window.navigator.onLine;
    registration(window, home).then(function (found) {
      if (!found) {
        return;
      }
      watch(found, function (worker) {
        offer(notice, worker);
      });
      if (window.navigator.onLine) {
        found.active.postMessage("complete");
      }
    });
  }

  root.GuidepostKeep = {
    isPossible: isPossible,
    ownNames: ownNames,
    homeOf: homeOf,
    registration: registration,
    watch: watch,
    /* For "Finish and clear": nothing of the site stays in this browser. */
    remove: function () {
      var notice = root.document.getElementById("keep-notice");
      return notice && isPossible(root)
        ? remove(root, homeOf(root, notice.getAttribute("data-home")))
        : Promise.resolve();
    },
  };

  var notice = root.document && root.document.getElementById("keep-notice");
  if (notice && isPossible(root)) {
    start(root, notice);
  }
})(typeof window === "undefined" ? globalThis : window);
