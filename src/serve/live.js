/* Follows the preview: hears over a WebSocket what was changed, fetches the
   page that is on screen when it is another one now, and puts it on screen
   without a reload. */
(function (root) {
  "use strict";

  var document = root.document;
  var tag = document && document.currentScript;
  if (!tag || root.GuidepostPreview) {
    return;
  }

  /* The site's own scripts look for this: in a preview nothing is kept
     offline, and no worker is registered. */
  root.GuidepostPreview = { live: true };

  var NOT_SHOWN = "none";
  var token = tag.getAttribute("data-token");
  var seen = tag.getAttribute("data-seen");
  var shown = null;
  var socket = null;
  var tries = 0;
  var loading = false;
  var again = false;
  var waiting = [];

  function tell() {
    if (socket && socket.readyState === root.WebSocket.OPEN) {
      socket.send(JSON.stringify({ page: root.location.pathname, seen: seen }));
    }
  }

  function connect() {
    var scheme = root.location.protocol === "https:" ? "wss://" : "ws://";
    var address = scheme + root.location.host + "/__guidepost/live?token=" + token;
    socket = new root.WebSocket(address);
    socket.onopen = function () {
      tries = 0;
      root.GuidepostPanel.connected(true);
      tell();
    };
    socket.onmessage = function (message) {
      hear(JSON.parse(message.data));
    };
    socket.onclose = function () {
      root.GuidepostPanel.connected(false);
      root.setTimeout(function () {
        /* The preview may have been started again: the page knows its token. */
        load(connect);
      }, root.GuidepostAlign.pause(tries));
      tries += 1;
    };
  }

  function hear(state) {
    root.GuidepostPanel.update(state);
    if (state.page === "changed") {
      load();
    }
  }

  /* Fetches the page of this address; `then` is called however that ended, and
     where a fetch is on its way already, after the one that follows it. */
  function load(then) {
    if (then) {
      waiting.push(then);
    }
    if (loading) {
      again = true;
      return;
    }
    loading = true;
    var ended = waiting;
    waiting = [];
    root
      .fetch(root.location.pathname, { cache: "no-store", credentials: "same-origin" })
      .then(function (response) {
        return response.text().then(function (text) {
          take(new root.DOMParser().parseFromString(text, "text/html"), response.ok);
        });
      })
      .catch(function () {
        /* Nobody answers; the socket says so too, and tries again. */
      })
      .then(function () {
        loading = false;
        ended.forEach(function (call) {
          call();
        });
        if (again) {
          again = false;
          load();
        }
      });
  }

  /* Puts a page that was fetched on screen, if it is one. */
  function take(now, isShown) {
    var its = now.querySelector("script[data-token]");
    if (!its) {
      return;
    }
    token = its.getAttribute("data-token");
    var fresh = its.getAttribute("data-seen");
    if (!isShown || fresh === NOT_SHOWN || fresh === seen) {
      return;
    }
    if (seen === NOT_SHOWN || !shown || !isSame(scripts(document), scripts(now))) {
      root.location.reload();
      return;
    }
    seen = fresh;
    swapStyles(now);
    document.title = now.title;
    document.documentElement.lang = now.documentElement.lang;
    replace(now.body);
    tell();
  }

  /* What the scripts of a page are, with those that they load when they are
     needed: `data-engine="a.js b.js"`. The preview's own tag is none of them. */
  function scripts(page) {
    return Array.prototype.map.call(page.querySelectorAll("script[src]:not([data-token])"), function (element) {
      return element.outerHTML;
    });
  }

  function addresses(page, selector, name) {
    return Array.prototype.map.call(page.querySelectorAll(selector), function (element) {
      return element.getAttribute(name);
    });
  }

  function isSame(one, other) {
    return one.join("\n") === other.join("\n");
  }

  /* New style sheets first, so that the page is never without. */
  function swapStyles(now) {
    var selector = 'head link[rel="stylesheet"]';
    var old = Array.prototype.slice.call(document.querySelectorAll(selector));
    var wanted = addresses(now, selector, "href");
    var missing = root.GuidepostAlign.without(wanted, addresses(document, selector, "href"));
    var left = missing.length;
    function finish() {
      left -= 1;
      if (left <= 0) {
        old.forEach(function (link) {
          if (wanted.indexOf(link.getAttribute("href")) < 0) {
            link.remove();
          }
        });
      }
    }
    missing.forEach(function (address) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = finish;
      link.onerror = finish;
      document.head.appendChild(link);
    });
    if (missing.length === 0) {
      finish();
    }
  }

  /* The newer page takes the place of the old one, and what was at the top of
     the window stays there. */
  function replace(body) {
    var place = topmost();
    var before = place && place.getBoundingClientRect().top;
    var focused = document.activeElement && document.activeElement.id;
    var frame = document.documentElement.style;
    frame.setProperty("overflow-anchor", "none");
    var added = shown.become(body);
    if (place && place.isConnected) {
      root.scrollBy(0, place.getBoundingClientRect().top - before);
    }
    frame.removeProperty("overflow-anchor");
    if (focused && (document.activeElement || {}).id !== focused) {
      var again = document.getElementById(focused);
      if (again) {
        again.focus({ preventScroll: true });
      }
    }
    added.forEach(function (element) {
      /* Scripts that give life to parts of a page listen for this. */
      element.dispatchEvent(new root.CustomEvent("guidepost:added", { bubbles: true }));
    });
  }

  /* The first block of the page that can be seen. */
  function topmost() {
    var blocks = document.querySelectorAll("main h1, main h2, main h3, main p, main li, main pre, main table");
    return Array.prototype.find.call(blocks, function (block) {
      var box = block.getBoundingClientRect();
      return box.bottom > 0 && box.height > 0;
    });
  }

  function start() {
    var body = document.body;
    /* Scripts that were deferred have not run yet: what is on screen is what
       was served. */
    shown = new root.GuidepostMorph.Shown(body.cloneNode(true), body);
    root.GuidepostPanel.start();
    connect();
  }

  document.addEventListener("readystatechange", function begin() {
    if (document.readyState === "interactive") {
      document.removeEventListener("readystatechange", begin);
      start();
    }
  });
})(typeof window === "undefined" ? globalThis : window);
