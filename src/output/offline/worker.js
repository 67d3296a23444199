/* Answers for a site that a reader keeps, from one edition of it and no other.
   `EDITION` stands before this text: the name of the edition, and three lists
   of files (path, hash, size): `core` is kept all or nothing, `rest` follows,
   `more` is kept when somebody opens it.

   An edition is a cache of its own. Its name starts with the folder of the
   site, so that books at one address never touch each other's. A file is only
   kept where its bytes have the hash of the list: an answer that was cut off,
   another page in its place or half a deploy never gets in. A newer worker
   waits until the reader asks for it. */
(function (root) {
  "use strict";

  var SCOPE = root.registration.scope;
  var FOLDER = new URL(SCOPE).pathname;
  var OWN = "guidepost " + FOLDER + " ";
  var NAME = OWN + EDITION.name;
  var HASH = "x-guidepost-hash";
  /* How many files are asked for at a time: hosts refuse too many. */
  var LANES = 4;
  /* What a reader sees where a page was not kept. */
  var FALLBACK = "keep.html";

  var FILES = new Map();
  EDITION.core.concat(EDITION.rest, EDITION.more).forEach(function (file) {
    FILES.set(file[0], { path: file[0], hash: file[1], size: file[2] });
  });

  function listed(files) {
    return files.map(function (file) {
      return FILES.get(file[0]);
    });
  }

  function address(path) {
    return new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
  }

  /* The first 16 digits of what Guidepost calls a fingerprint: SHA-256 of the
     length in eight bytes and the bytes. */
  function hashOf(bytes) {
    var whole = new Uint8Array(8 + bytes.byteLength);
    new DataView(whole.buffer).setUint32(0, bytes.byteLength, true);
    whole.set(new Uint8Array(bytes), 8);
    return root.crypto.subtle.digest("SHA-256", whole).then(function (digest) {
      return Array.from(new Uint8Array(digest, 0, 8), function (byte) {
        return byte.toString(16).padStart(2, "0");
      }).join("");
    });
  }

  /* A file from the network, or an error where it is not exactly the listed one. */
  function fetched(file, cache) {
    var request = new Request(address(file.path), { cache: cache, credentials: "same-origin" });
    return fetch(request).then(function (response) {
      if (response.status !== 200) {
        throw new Error(file.path + " was answered with " + response.status);
      }
      return response.arrayBuffer().then(function (bytes) {
        return hashOf(bytes).then(function (hash) {
          if (hash !== file.hash) {
            throw new Error(file.path + " is not whole, or of another edition");
          }
          return answerOf(bytes, response, hash);
        });
      });
    });
  }

  /* The answer as it is kept: whole, not compressed, with its hash. */
  function answerOf(bytes, response, hash) {
    var headers = new Headers(response.headers);
    ["content-encoding", "content-length", "vary"].forEach(function (name) {
      headers.delete(name);
    });
    headers.set(HASH, hash);
    return new Response(bytes, { status: 200, headers: headers });
  }

  /* The same, past a copy that the browser has and that is not right. */
  function fetchedFresh(file) {
    return fetched(file, "no-cache").catch(function () {
      return fetched(file, "reload");
    });
  }

  function isOf(response, file) {
    return Boolean(response) && response.headers.get(HASH) === file.hash;
  }

  /* The caches of this site's other editions. */
  function others() {
    return root.caches.keys().then(function (names) {
      var own = names.filter(function (name) {
        return name.startsWith(OWN) && name !== NAME;
      });
      return Promise.all(own.map(function (name) {
        return root.caches.open(name);
      }));
    });
  }

  /* A file that did not change since another edition is not loaded again. */
  function fromOthers(caches, file) {
    return caches.reduce(function (before, cache) {
      return before.then(function (found) {
        return found || cache.match(address(file.path)).then(function (response) {
          return isOf(response, file) ? response : undefined;
        });
      });
    }, Promise.resolve());
  }

  function keep(cache, caches, file) {
    return cache.match(address(file.path)).then(function (response) {
      if (isOf(response, file)) {
        return undefined;
      }
      return fromOthers(caches, file)
        .then(function (found) {
          return found || fetchedFresh(file);
        })
        .then(function (whole) {
          return cache.put(address(file.path), whole);
        });
    });
  }

  /* Keeps files, a few at a time. `tell` hears how many bytes are there;
     `failed` hears of a file that cannot be kept, and throws to end it all. */
  function keepAll(files, tell, failed) {
    return Promise.all([root.caches.open(NAME), others()]).then(function (both) {
      var next = 0;
      var bytes = 0;
      function lane() {
        if (next >= files.length) {
          return undefined;
        }
        var file = files[next++];
        return keep(both[0], both[1], file).catch(failed).then(function () {
          bytes += file.size;
          tell(bytes);
          return lane();
        });
      }
      var lanes = [];
      while (lanes.length < LANES) {
        lanes.push(Promise.resolve().then(lane));
      }
      return Promise.all(lanes).catch(function (error) {
        /* The other lanes end with the file that they are at. */
        next = files.length;
        return Promise.allSettled(lanes).then(function () {
          throw error;
        });
      });
    });
  }

  function sizeOf(files) {
    return files.reduce(function (sum, file) {
      return sum + file.size;
    }, 0);
  }

  /* Tells the open pages of this site how far it is. */
  function tell(message) {
    return root.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (tabs) {
      tabs.forEach(function (tab) {
        if (tab.url.startsWith(SCOPE)) {
          tab.postMessage(Object.assign({ guidepost: "keep" }, message));
        }
      });
    });
  }

  function teller(all) {
    var told = 0;
    return function (bytes) {
      if (bytes - told > all / 50 || bytes === all) {
        told = bytes;
        tell({ state: "loading", bytes: bytes, all: all });
      }
    };
  }

  function isFull(error) {
    return Boolean(error) && error.name === "QuotaExceededError";
  }

  function stop(error) {
    throw error;
  }

  function install() {
    var core = listed(EDITION.core);
    return root.caches.has(NAME).then(function (was) {
      return keepAll(core, teller(sizeOf(core)), stop).catch(function (error) {
        var reason = isFull(error) ? "full" : "broken";
        /* A cache that was there before is the one that readers have. */
        return Promise.resolve(was || root.caches.delete(NAME)).then(function () {
          return tell({ state: "failed", reason: reason }).then(function () {
            throw error;
          });
        });
      });
    });
  }

  /* What follows, and what a browser threw away meanwhile. Each file by itself:
     one that cannot be had does not stop the others. */
  function complete() {
    var all = listed(EDITION.core.concat(EDITION.rest));
    function skip(error) {
      if (isFull(error)) {
        throw error;
      }
    }
    return keepAll(all, function () {}, skip).then(count, count);
  }

  function count() {
    return root.caches
      .open(NAME)
      .then(function (cache) {
        return cache.keys();
      })
      .then(function (requests) {
        var kept = requests.map(function (request) {
          return FILES.get(pathOf(request.url));
        });
        kept = kept.filter(Boolean);
        var missing = EDITION.core.length + EDITION.rest.length;
        return tell({ state: "kept", files: kept.length, bytes: sizeOf(kept), whole: kept.length >= missing });
      });
  }

  /* The path of a file in this site that an address means, or null. */
  function pathOf(url) {
    var asked = new URL(url);
    if (asked.origin !== new URL(SCOPE).origin || !asked.pathname.startsWith(FOLDER)) {
      return null;
    }
    var path;
    try {
      path = decodeURIComponent(asked.pathname.slice(FOLDER.length));
    } catch (error) {
      return null;
    }
    if (path === "" || path.endsWith("/")) {
      path += "index.html";
    }
    return !FILES.has(path) && FILES.has(path + ".html") ? path + ".html" : path;
  }

  function answer(file, request) {
    return root.caches.open(NAME).then(function (cache) {
      return cache.match(address(file.path)).then(function (kept) {
        return kept || live(cache, file, request);
      });
    });
  }

  /* A listed file that is not kept yet: it is kept now, if it is the right one. */
  function live(cache, file, request) {
    return fetchedFresh(file).then(
      function (whole) {
        var copy = whole.clone();
        return cache.put(address(file.path), copy).then(
          function () {
            return whole;
          },
          function () {
            return whole;
          }
        );
      },
      function () {
        /* A whole page of another edition can stand by itself; a part of one
           must not get into a page of this edition. */
        return request.mode === "navigate" ? page(file.path, request) : Response.error();
      }
    );
  }

  function page(path, request) {
    return fetch(request).catch(function () {
      return path === FALLBACK ? Response.error() : Response.redirect(address(FALLBACK) + "#missing", 302);
    });
  }

  root.addEventListener("install", function (event) {
    event.waitUntil(install());
  });

  root.addEventListener("activate", function (event) {
    event.waitUntil(
      root.caches.keys().then(function (names) {
        var old = names.filter(function (name) {
          return name.startsWith(OWN) && name !== NAME;
        });
        return Promise.all(old.map(function (name) {
          return root.caches.delete(name);
        }));
      })
    );
  });

  root.addEventListener("message", function (event) {
    if (event.data === "take over") {
      root.skipWaiting();
    } else if (event.data === "complete") {
      event.waitUntil(complete());
    } else if (event.data === "count") {
      event.waitUntil(count());
    }
  });

  root.addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method !== "GET" || request.headers.has("range")) {
      return;
    }
    var path = pathOf(request.url);
    var file = path === null ? undefined : FILES.get(path);
    if (file) {
      event.respondWith(answer(file, request));
    } else if (path !== null && request.mode === "navigate") {
      event.respondWith(page(path, request));
    }
  });
})(self);
