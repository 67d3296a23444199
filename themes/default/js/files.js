/* Files that the browser makes or loads for the pages about progress. */
(function (root) {
  "use strict";

  /* Loads a script of data once. */
  function load(path) {
    return new Promise(function (done, failed) {
      var script = root.document.createElement("script");
      script.src = root.GuidepostPage.home() + "assets/learning/" + path;
      script.onload = done;
      script.onerror = failed;
      root.document.head.append(script);
    });
  }

  /* Hands text to the reader as a file. */
  function download(name, type, text) {
    var link = root.document.createElement("a");
    var address = root.URL.createObjectURL(new root.Blob([text], { type: type }));
    link.href = address;
    link.download = name;
    root.document.body.append(link);
    link.click();
    link.remove();
    root.setTimeout(function () {
      root.URL.revokeObjectURL(address);
    }, 1000);
  }

  root.GuidepostFiles = { load: load, download: download };
})(typeof window === "undefined" ? globalThis : window);
