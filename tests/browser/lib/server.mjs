// Serves a folder on loopback, as a plain web server would: no rewriting, no
// folder listings, `404.html` with status 404.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

/**
 * Starts a server on a free port.
 * @returns {Promise<{address: string, close: () => Promise<void>}>} `address` ends with `base`.
 */
export async function serve(folder, base = "/") {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const found = file.startsWith(base) ? await read(folder, file.slice(base.length)) : undefined;
    const type = found ? TYPES[extname(file)] ?? "application/octet-stream" : TYPES[".html"];
    response.writeHead(found ? 200 : 404, { "content-type": type });
    response.end(found ?? (await read(folder, "404.html")) ?? "Not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}

async function read(folder, path) {
  // Normalised from the root, so that `..` cannot climb out of the folder.
  return readFile(join(folder, normalize(join("/", path)))).catch(() => undefined);
}
