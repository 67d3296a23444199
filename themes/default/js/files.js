/* Files that the browser makes or loads for the pages about progress, and
   markup of other pages made to stand on this one. */
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

  var NAMES = ["id", "for", "name", "aria-labelledby", "aria-describedby"];

  /* Markup of another page made to stand here: its ids get a prefix, its
     links start from its own page. */
  function adopt(node, prefix, base) {
    NAMES.forEach(function (name) {
      node.querySelectorAll("[" + name + "]").forEach(function (element) {
        var ids = element.getAttribute(name).split(" ");
        element.setAttribute(
          name,
          ids
            .map(function (id) {
              return prefix + id;
            })
            .join(" ")
        );
      });
    });
    ["href", "src"].forEach(function (name) {
      node.querySelectorAll("[" + name + "]").forEach(function (element) {
        var value = element.getAttribute(name);
        element.setAttribute(name, value[0] === "#" ? "#" + prefix + value.slice(1) : new URL(value, base).href);
      });
    });
    return node;
  }

  /* Markup as nodes that nothing has run. */
  function parse(markup) {
    var template = root.document.createElement("template");
    template.innerHTML = markup;
    return template.content;
  }

  root.GuidepostFiles = { load: load, download: download, adopt: adopt, parse: parse };
})(typeof window === "undefined" ? globalThis : window);
