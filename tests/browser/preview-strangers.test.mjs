// What another website can do to a preview, in a real browser: nothing.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { startPreview } from "./lib/preview.mjs";

const SECRET = "Nobody else may read this";
const FILES = {
  "book.toml": '[book]\ntitle = "Small"\nlanguage = "en-GB"\n',
  "content/index.md": `---\ntitle: Small\n---\n\n${SECRET}.\n\n![A dot](dot.svg)\n`,
  "content/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="9"><rect width="7" height="9"/></svg>',
};

let browser;
let preview;
let stranger;
let port;

before(async () => {
  preview = await startPreview(FILES);
  port = new URL(preview.address).port;
  stranger = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Stranger</title><body></body>");
  });
  await new Promise((ready) => stranger.listen(0, "127.0.0.1", ready));
  browser = await launch(["--host-resolver-rules=MAP evil.test 127.0.0.1"]);
});

after(async () => {
  await browser?.close();
  stranger?.close();
  await preview?.close();
});

/** Runs in a page of a stranger: every way to a byte of the preview. */
async function attack({ home, secret, token }) {
  const read = {};
  const attempt = async (name, way) => {
    try {
      read[name] = await Promise.race([
        way(),
        new Promise((resolve) => setTimeout(() => resolve("nothing"), 4000)),
      ]);
    } catch (refused) {
      read[name] = "refused";
    }
  };
  const element = (name, attributes) => new Promise((resolve) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.onload = () => resolve(made);
    made.onerror = () => resolve(null);
    document.body.append(made);
  });
  await attempt("fetch", async () => (await fetch(home)).text());
  await attempt("fetch no-cors", async () => {
    const answer = await fetch(home, { mode: "no-cors" });
    return answer.type === "opaque" ? `opaque ${await answer.text()}` : answer.text();
  });
  await attempt("live script", async () => ((await element("script", { src: `${home}__guidepost/live.js` })) ? "loaded" : "refused"));
  await attempt("page as script", async () => ((await element("script", { src: home })) ? "loaded" : "refused"));
  await attempt("picture", async () => {
    const picture = await element("img", { src: `${home}dot.svg` });
    return picture ? `${picture.naturalWidth} px` : "refused";
  });
  await attempt("style sheet", async () => ((await element("link", { rel: "stylesheet", href: `${home}__guidepost/panel.css` })) ? "loaded" : "refused"));
  await attempt("frame", async () => {
    const frame = await element("iframe", { src: home });
    return frame?.contentDocument?.body?.textContent.includes(secret) ? "read" : "refused";
  });
  await attempt("socket", () => new Promise((resolve) => {
    const socket = new WebSocket(`${home.replace("http", "ws")}__guidepost/live?token=${token}`);
    socket.onopen = () => resolve("open");
    socket.onerror = () => resolve("refused");
  }));
  await attempt("events", () => new Promise((resolve) => {
    const events = new EventSource(home);
    events.onopen = () => resolve("open");
    events.onerror = () => resolve("refused");
  }));
  await attempt("form", async () => {
    const answer = await fetch(home, { method: "POST", body: "x" });
    return answer.text();
  });
  return read;
}

for (const name of ["127.0.0.1", "localhost", "evil.test"]) {
  test(`a page of ${name} at another port reads nothing`, async () => {
    const page = await browser.newPage();
    await page.goto(`http://${name}:${stranger.address().port}/`);
    // Even the secret of the run, if it leaked, opens nothing to a stranger.
    const own = await (await fetch(preview.address)).text();
    const token = /data-token="([^"]+)"/.exec(own)[1];
    for (const home of [preview.address, `http://127.0.0.1:${port}/`]) {
      const read = await page.evaluate(attack, { home, secret: SECRET, token });
      for (const [way, found] of Object.entries(read)) {
        assert.ok(["refused", "nothing", "opaque ", "0 px"].includes(found), `${way} of ${home}: ${found}`);
      }
      assert.equal(Object.keys(read).length, 10);
    }
    await page.close();
  });
}

test("a name of a stranger that leads to this computer is refused", async () => {
  const page = await browser.newPage();
  const answer = await page.goto(`http://evil.test:${port}/`);
  assert.equal(answer.status(), 403);
  assert.ok(!(await page.content()).includes(SECRET));
  await page.close();
});

test("the same ways work from the preview itself, so the test can see them", async () => {
  const page = await browser.newPage();
  await page.goto(preview.address);
  const read = await page.evaluate(async () => {
    const answer = await fetch("/");
    return answer.text();
  });
  assert.ok(read.includes(SECRET));
  await page.close();
});

test("a worker that an older site left removes itself", async () => {
  const worker = createServer((request, response) => {
    const isScript = request.url === "/sw.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? "self.addEventListener('fetch', (event) => event.respondWith(new Response('old')));" : "<!doctype html><title>Old</title>");
  });
  await new Promise((ready) => worker.listen(0, "127.0.0.1", ready));
  const place = worker.address().port;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${place}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
  });
  worker.closeAllConnections();
  await new Promise((closed) => worker.close(closed));
  const other = await startPreview(FILES, [], place);
  // The old worker still answers the page; the browser then looks for a newer one.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  await page.goto(`http://127.0.0.1:${place}/`);
  assert.ok((await page.content()).includes(SECRET));
  await page.close();
  await other.close();
});
