/* Takes the place of a service worker that a built site left at this address:
   it removes itself, so that the preview shows what is on the disk. */
"use strict";
self.addEventListener("install", function () {
  self.skipWaiting();
});
self.addEventListener("activate", function (event) {
  event.waitUntil(
    self.registration
      .unregister()
      .then(function () {
        return self.clients.matchAll({ type: "window" });
      })
      .then(function (tabs) {
        tabs.forEach(function (tab) {
          tab.navigate(tab.url);
        });
      })
  );
});
