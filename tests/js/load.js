"use strict";

/* Loads a script of the default theme as a browser does: into a window of its
   own, with nothing of Node's in it. */
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

function load(name, window) {
  const file = path.join(__dirname, "../../themes/default/js", name);
  const context = vm.createContext(window || {});
  context.window = context;
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  return context;
}

module.exports = { load };
