/* Takes the place of a worker that kept this site: it throws away what that
   one kept, removes itself, and loads the open pages again. */
"use strict";
(function (root) {
  var scope = new URL(root.registration.scope).pathname;

  root.addEventListener("install", function () {
    root.skipWaiting();
  });

  root.addEventListener("activate", function (event) {
    event.waitUntil(
      root.caches
        .keys()
        .then(function (names) {
          var own = names.filter(function (name) {
            return name.startsWith("guidepost " + scope + " ");
          });
          return Promise.all(own.map(function (name) {
            return root.caches.delete(name);
          }));
        })
        .then(function () {
          return root.registration.unregister();
        })
        .then(function () {
          return root.clients.matchAll({ type: "window" });
        })
        .then(function (tabs) {
          tabs.forEach(function (tab) {
            tab.navigate(tab.url);
          });
        })
    );
  });
})(self);
