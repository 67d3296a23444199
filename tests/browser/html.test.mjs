// The Nu HTML checker finds no error in the whole built site, its pictures and
// the pages of its courses among it. One Java machine reads everything.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROKEN_SITE, filesOf, siteFolder } from "./lib/site.mjs";
import { unpack } from "./lib/unzip.mjs";

const OPTIONS = ["--skip-non-html", "--also-check-svg", "--errors-only", "--exit-zero-always", "--format", "json"];
// What the checker does not know yet.
const CHECKER_IS_WRONG = [
  // CSS Anchor Positioning, which older browsers skip.
  /^CSS: “(position-area|position-try-fallbacks)”|“anchor-center” is not a “justify-self” value/,
  // SVG 2 allows it: a link among the words of a drawing.
  /^Element “tspan” not allowed as child of element “a”/,
];
const jar = String(createRequire(import.meta.url)("vnu-jar"));

test("no error in any page or picture, and the mistakes made on purpose are found", async () => {
  const folder = siteFolder();
  assert.ok(filesOf(folder).some((path) => path.endsWith(".html")), `no page in ${folder}`);
  const courses = mkdtempSync(join(tmpdir(), "guidepost-courses-"));
  const packed = filesOf(folder).filter((path) => path.endsWith("-scorm.zip"));
  assert.ok(packed.length > 0, `no course in ${folder}`);
  for (const path of packed) {
    const place = join(courses, basename(path, ".zip"));
    mkdirSync(place);
    unpack(join(folder, path), place);
  }
  const [ours, inCourses, broken] = await errorsIn([folder, courses, BROKEN_SITE]);
  rmSync(courses, { recursive: true });
  assert.deepEqual(ours, []);
  assert.deepEqual(inCourses, []);
  assert.match(broken.join("\n"), /Duplicate ID/);
});

/** The checker's errors, a list for each folder. */
async function errorsIn(folders) {
  const report = await check([...OPTIONS, ...folders]);
  const errors = JSON.parse(report).messages.filter(({ type }) => type !== "info");
  const addresses = folders.map((folder) => `${pathToFileURL(folder).pathname}/`);
  const unplaced = errors.filter(({ url }) => !addresses.some((address) => url?.includes(address)));
  assert.deepEqual(unplaced, [], "the checker itself failed");
  const mistakes = errors.filter(({ message }) => !CHECKER_IS_WRONG.some((pattern) => pattern.test(message)));
  return addresses.map((address) => mistakes.filter(({ url }) => url.includes(address)).map(sentence));
}

function sentence({ url, lastLine, lastColumn, message }) {
  return `${basename(url)}:${lastLine}:${lastColumn}: ${message}`;
}

function check(words) {
  return new Promise((done, failed) => {
    const room = { maxBuffer: 256 * 1024 * 1024 };
    execFile("java", ["-Xss4m", "-jar", jar, ...words], room, (error, stdout, stderr) => {
      if (error) {
        failed(new Error(`the Nu HTML checker did not run: ${error.message}\n${stderr}`));
      } else {
        done(stderr);
      }
    });
  });
}
