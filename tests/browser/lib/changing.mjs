// A web server whose files and answers a test changes while it runs.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves files from memory: `files` has the files of each folder by path. The
 * worker may be kept by browsers for a year, as careless hosts say.
 * `answers` replaces the answer of one path: `status`, `body` and `type`, or
 * `cut` for so many bytes of what was promised.
 */
export async function serveFiles(files) {
  const held = new Map();
  const site = { files: { ...files }, answers: {}, remover: readFileSync(new URL("../../../src/output/offline/remover.js", import.meta.url), "utf8") };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const gate = held.get(path);
    if (gate) {
      gate.tell();
      await gate.open;
    }
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const home = Object.keys(site.files).filter((base) => name.startsWith(base)).sort((a, b) => b.length - a.length)[0];
    const text = site.files[home]?.[name.slice(home.length)];
    const own = site.answers[path] ?? {};
    const body = Buffer.from(own.body ?? text ?? "Not found");
    const status = own.status ?? (own.body ?? text) === undefined ? own.status ?? 404 : own.status ?? 200;
    response.writeHead(status, {
      "content-type": own.type ?? TYPES[extname(name)] ?? "text/plain",
      "content-length": body.length,
      "cache-control": name.endsWith("/sw.js") ? "public, max-age=31536000" : "no-cache",
    });
    if (own.cut) {
      response.write(body.subarray(0, own.cut));
      response.destroy();
      return;
    }
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  site.address = `http://127.0.0.1:${port}/`;
  /** No network any more: connections are refused. */
  site.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  /** Holds back the answer of a path until it is released. */
  site.hold = (path) => {
    const gate = {};
    gate.asked = new Promise((tell) => {
      gate.tell = tell;
    });
    gate.open = new Promise((release) => {
      gate.release = () => {
        held.delete(path);
        release();
      };
    });
    held.set(path, gate);
    return gate;
  };
  site.close = () => new Promise((closed) => {
    server.closeAllConnections();
    server.listening ? server.close(closed) : closed();
  });
  return site;
}
