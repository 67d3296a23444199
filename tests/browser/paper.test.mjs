// Papers of sessions and the workbook of a path: printed as a browser prints
// them, the text and the number of pages read back by pdftotext, and looked at
// by axe. The site is `tests/sites/training`, built by `tests/run`.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { asFiles, open } from "./lib/questions.mjs";
import { unpack } from "./lib/unzip.mjs";

const { source: axe } = createRequire(import.meta.url)("axe-core");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const folder = resolve(process.env.GUIDEPOST_TRAINING ?? missing());
const home = asFiles(folder);
const PAPERS = {
  "training/hour/handout.html": { pages: [2, 5], says: ["Handout: FHIR in an hour", "Joining up has four levels", "Two systems use FHIR", "My notes", "guidepost.example/learn/first/levels.html"] },
  "training/hour/guide.html": { pages: [3, 6], says: ["Guide for the trainer", "If someone tells you about harm", "Stop. Follow your own safeguarding and incident steps.", "secret note for the trainer", "Feedback alpha", "What to bring", "Before people come"] },
  "training/hour/cards.html": { pages: [1, 1], says: ["One thing that is clear now:", "One thing I will do at work:"] },
  "training/hour/sign-in.html": { pages: [1, 1], says: ["Sign-in sheet", "Why we ask:", "How long we keep it:", "Then the trainer destroys it"] },
  "training/hour/certificate.html": { pages: [1, 1], says: ["Certificate of attendance", "attended the session", "no qualification and no accreditation"] },
  "paths/lead/workbook.html": { pages: [2, 3], says: ["Workbook: I lead a service", "Put these in order", "An agreed way to lay out health information"] },
};
const SECRETS = ["Feedback alpha", "Explanation gamma", "zebrafish", "Good answer delta", "Backside zeta", "secret note", "think of forms"];
let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

function missing() {
  throw new Error("GUIDEPOST_TRAINING names no folder. Run `tests/run browser`, or build tests/sites/training and set it.");
}

async function show(path, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce", ...options });
  await context.addInitScript({ content: axe });
  return open(context, home + path);
}

/** The text of each printed page, and the size of the paper. */
async function printed(path) {
  const page = await show(path);
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-paper-"));
  try {
    const file = join(scratch, "page.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    assert.deepEqual(page.said, [], path);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const facts = execFileSync("pdfinfo", [file], { encoding: "utf8" });
    return { sheets: text.split("\f").slice(0, -1), facts };
  } finally {
    rmSync(scratch, { recursive: true });
    await page.context().close();
  }
}

/** Words as they are read, whatever the line ends. */
function flat(text) {
  return text.replace(/\s+/g, " ");
}

for (const [path, { pages, says }] of Object.entries(PAPERS)) {
  test(`${path} prints with its words, page numbers and running titles`, async () => {
    const { sheets, facts } = await printed(path);
    assert.ok(sheets.length >= pages[0] && sheets.length <= pages[1], `${sheets.length} pages`);
    assert.match(facts, /Page size:.*A4/);
    const text = flat(sheets.join(" "));
    for (const words of says) {
      // A long address goes on in the next line.
      const where = words.includes("/") ? text.replaceAll(" ", "") : text;
      assert.ok(where.includes(words), `${path} says “${words}”: ${text}`);
    }
    const title = path.startsWith("paths/") ? "I lead a service" : "FHIR in an hour";
    for (const [at, sheet] of sheets.entries()) {
      const lines = flat(sheet);
      assert.ok(lines.includes(`Page ${at + 1} of ${sheets.length}`), lines);
      assert.ok(lines.trimStart().startsWith(title), lines);
      assert.ok(lines.includes("A small guide. Edition: 22 November 2026"), lines);
    }
    assert.ok(text.includes("Independent guide for England."));
    assert.doesNotMatch(text, /Skip to the page|What do you want to know|Back to:/);
    if (path !== "training/hour/guide.html") {
      assert.deepEqual(SECRETS.filter((secret) => text.includes(secret)), []);
    }
  });
}

test("the print pack is every paper, each from a page of its own", async () => {
  const { sheets } = await printed("training/hour/print-pack.html");
  const starts = ["Guide for the trainer: ", "Handout: ", "Minute cards: ", "Sign-in sheet: ", "Certificate of attendance"];
  const at = starts.map((words) => sheets.findIndex((sheet) => flat(sheet).includes(words)));
  assert.deepEqual([...new Set(at)].sort((a, b) => a - b), at, "each starts on another page, in order");
  let sum = 0;
  for (const path of Object.keys(PAPERS).filter((path) => path.startsWith("training/"))) {
    sum += (await printed(path)).sheets.length;
  }
  assert.equal(sheets.length, sum);
});

for (const [look, options] of Object.entries({
  light: {},
  dark: { colorScheme: "dark" },
  "320 px": { viewport: NARROW },
})) {
  test(`axe reports nothing on papers: ${look}`, async () => {
    const found = [];
    for (const path of [...Object.keys(PAPERS), "training/hour/print-pack.html", "training/hour.html"]) {
      const page = await show(path, options);
      const { violations } = await page.evaluate(
        (values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
        AXE_TAGS,
      );
      found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}: ${id}: ${target.join(" ")}`)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} scrolls sideways by ${wide} px`);
      await page.context().close();
    }
    assert.deepEqual(found, []);
  });
}

test("the codes on paper say the addresses under them", async () => {
  const page = await show("training/hour/handout.html");
  const codes = await page.locator(".code").evaluateAll((codes) =>
    codes.map((code) => ({ label: code.querySelector("svg").getAttribute("aria-label"), address: code.querySelector(".address").textContent })),
  );
  assert.equal(codes.length, 2);
  for (const { label, address } of codes) {
    assert.match(label, /^Code for a phone: ./);
    assert.match(address, /^https:\/\/guidepost\.example\//);
  }
  await page.context().close();
});

test("the e-mail is copied with its lines", async () => {
  const context = await browser.newContext({ viewport: WIDE, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await open(context, `${home}training/hour.html`);
  await page.locator(".mail button").click();
  await page.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Thank you for coming to our session\.\n\nPages to look at again:\n- Four levels: https:\/\/guidepost\.example\//);
  assert.match(copied, /\n3\. What will you ask your supplier\?\n/);
  await context.close();
});

test("everything for a session starts at its page, and its links stay inside or lead to the web", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-session-"));
  try {
    unpack(join(folder, "downloads/training-hour.zip"), scratch);
    const context = await browser.newContext({ viewport: WIDE });
    const page = await open(context, pathToFileURL(join(scratch, "training-hour/start.html")).href);
    const frame = page.frameLocator("#pages");
    await frame.getByRole("heading", { name: "Run this session" }).waitFor();
    assert.equal(await frame.locator("[data-search]").count(), 0);
    await frame.getByRole("link", { name: "Print pack" }).click();
    await frame.locator("body[data-kind=paper]").waitFor();
    await frame.getByRole("link", { name: /^Back to:/ }).click();
    await frame.locator(".plan a").nth(1).click();
    await frame.locator("body[data-kind=lesson]").waitFor();
    assert.match(await frame.locator('.top nav a').first().getAttribute("href"), /^https:\/\/guidepost\.example\//);
    // The boxes of words have something to focus, which frames from a disk may not.
    assert.deepEqual(page.said.filter((words) => !words.startsWith("Blocked autofocusing")), []);
    await context.close();
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test("export handout writes a PDF for each paper by the browser that is named, and says what to do without one", () => {
  const project = fileURLToPath(new URL("../..", import.meta.url));
  const program = process.env.GUIDEPOST_PROGRAM || join(process.env.CARGO_TARGET_DIR || join(project, "target"), "release/guidepost");
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-export-"));
  const run = (chromium) => spawnSync(program, ["export", "handout", "hour", "--out", "out"], { cwd: scratch, encoding: "utf8", env: { ...process.env, CHROMIUM: chromium } });
  try {
    cpSync(join(project, "tests/sites/training"), scratch, { recursive: true });
    const without = run(join(scratch, "no-such-browser"));
    assert.equal(without.status, 0, without.stderr);
    assert.match(without.stderr, /^No PDF was made, because no Chromium, Chrome or Edge was found\./m);
    const made = join(scratch, "out/handout-hour");
    const pdfs = () => readdirSync(made).filter((name) => name.endsWith(".pdf")).sort();
    assert.deepEqual(pdfs(), []);
    const { status, stdout, stderr } = run(process.env.CHROMIUM || "/usr/bin/chromium");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Wrote out\/handout-hour$/m);
    assert.deepEqual(pdfs(), ["cards", "certificate", "guide", "handout", "print-pack", "sign-in", "slides"].map((name) => `hour-${name}.pdf`));
    const text = flat(execFileSync("pdftotext", ["-layout", join(made, "hour-certificate.pdf"), "-"], { encoding: "utf8" }));
    assert.match(text, /Certificate of attendance.*FHIR in an hour.*Page 1 of 1/);
    const slides = execFileSync("pdftotext", [join(made, "hour-slides.pdf"), "-"], { encoding: "utf8" });
    assert.ok(slides.split("\f").length > 4, "a page for each slide");
    assert.deepEqual(SECRETS.filter((secret) => slides.includes(secret)), []);
    assert.match(readFileSync(join(made, "training/hour/handout.html"), "utf8"), /running\.css/);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
