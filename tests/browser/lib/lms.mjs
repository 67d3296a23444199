// A training system for SCORM 1.2: the page of npm `scorm-again` around a
// course, behind a facade that is as strict as the strictest system we know.
// It notes every call and every complaint.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./server.mjs";
import { unpack } from "./unzip.mjs";

const library = createRequire(import.meta.url).resolve("scorm-again/scorm12");

const FRAME = `<!doctype html>
<html lang="en"><head><title>Training system</title><link rel="icon" href="data:,"><script src="scorm12.js"></script><script src="facade.js"></script></head>
<body style="margin:0"></body></html>`;

/* Runs in the page. What a strict system takes is written here from the note
   on health systems: names of elements with the form of their values. */
function facade() {
  const choice = /^\w(,\w){0,25}$/;
  const forms = [
    [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
    [/^cmi\.core\.lesson_location$/, /^[^]{0,255}$/],
    [/^cmi\.core\.exit$/, /^(time-out|suspend|logout|)$/],
    [/^cmi\.core\.session_time$/, /^\d{4}:\d{2}:\d{2}(\.\d{1,2})?$/],
    [/^cmi\.core\.score\.(raw|min|max)$/, /^(\d{1,2}|100)$/],
    [/^cmi\.suspend_data$/, /^[^]{0,4096}$/],
    [/^cmi\.interactions\.\d+\.id$/, /^\w{1,255}$/],
    [/^cmi\.interactions\.\d+\.type$/, /^(choice|fill-in|matching|sequencing)$/],
    [/^cmi\.interactions\.\d+\.time$/, /^\d{2}:\d{2}:\d{2}$/],
    [/^cmi\.interactions\.\d+\.correct_responses\.0\.pattern$/, choice],
    [/^cmi\.interactions\.\d+\.student_response$/, choice],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong)$/],
  ];
  window.calls = [];
  window.complaints = [];
  const complain = (words) => window.complaints.push(words);

  /** Starts a training system with what it kept, and shows the course. */
  window.launch = ({ kept = null, entry = "ab-initio", mode = "normal", answers = "text", course = "course/index.html" }) => {
    const raw = new window.Scorm12API({ autocommit: false, logLevel: 5 });
    if (kept) {
      raw.loadFromJSON(kept, "cmi");
    }
    raw.cmi.core.entry = entry;
    raw.cmi.core.lesson_mode = mode;
    window.system = { raw, answers, started: 0, finished: 0 };
    const say = (answer) => (answers === "boolean" ? String(answer) === "true" : answer);
    window.API = new Proxy(raw, {
      get(target, name) {
        if (!String(name).startsWith("LMS")) return undefined;
        return (...words) => {
          window.calls.push([name, ...words]);
          const { system } = window;
          if (system.answers === "false") return name === "LMSGetValue" ? "" : "false";
          if (words.some((word) => typeof word !== "string")) complain(`${name}: no text: ${words}`);
          if (name === "LMSInitialize" && (system.started += 1) > 1) complain("started twice");
          if (name === "LMSFinish" && (system.finished += 1) > 1) complain("ended twice");
          if (system.finished && name !== "LMSFinish" && name !== "LMSGetLastError") {
            complain(`${name} after the end`);
            return say("false");
          }
          if (name === "LMSSetValue") {
            const form = forms.find(([element]) => element.test(words[0]));
            if (!form || !form[1].test(words[1])) {
              complain(`${words[0]} = ${words[1]}`);
              return say("false");
            }
          }
          const answer = target[name](...words);
          const error = target.LMSGetLastError();
          if (String(error) !== "0") complain(`${name}(${words}): error ${error}`);
          return name === "LMSGetValue" ? answer : say(answer);
        };
      },
    });
    const frame = document.createElement("iframe");
    frame.id = "tree";
    frame.title = "Course";
    frame.style = "display:block;border:0;inline-size:100vw;block-size:100vh";
    frame.src = course;
    document.body.append(frame);
  };

  /** Closes the course as a system does, and gives what it kept. */
  window.leave = () => {
    document.getElementById("tree").remove();
    return window.system.raw.renderCommitCMI(true).cmi;
  };
}

/**
 * Serves a training system with a course, from its zip file.
 * `change` may alter the unpacked files.
 */
export async function serveSystem(zip, change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-lms-"));
  mkdirSync(join(folder, "course"));
  unpack(zip, join(folder, "course"));
  change(join(folder, "course"));
  cpSync(library, join(folder, "scorm12.js"));
  writeFileSync(join(folder, "facade.js"), `(${facade})();\n`);
  writeFileSync(join(folder, "index.html"), FRAME);
  const site = await serve(folder);
  return {
    address: site.address,
    close: async () => {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts another text into a file of a course. */
export function replaceIn(folder, path, from, to) {
  const file = join(folder, path);
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) {
    throw new Error(`${path} does not say ${from}`);
  }
  writeFileSync(file, text.replace(from, to));
}
