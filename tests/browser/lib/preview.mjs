// A preview of a small site in a folder of its own, for one test.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

/** The program under test; `tests/run` builds it and names it. */
function program() {
  return process.env.GUIDEPOST_PROGRAM || join(process.env.CARGO_TARGET_DIR || join(PROJECT, "target"), "release/guidepost");
}

/**
 * Starts a preview of these files, by path.
 * @param {Record<string, string>} files
 */
export async function startPreview(files, switches = [], port = 0) {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-preview-"));
  const write = (path, text) => {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  };
  for (const [path, text] of Object.entries(files)) {
    write(path, text);
  }
  const preview = { folder, write, remove: (path) => rmSync(join(folder, path), { recursive: true }) };
  preview.start = async (number = port) => {
    const child = spawn(program(), ["serve", "--port", String(number), ...switches], { cwd: folder });
    preview.said = "";
    preview.address = await new Promise((found, failed) => {
      const hear = (bytes) => {
        preview.said += bytes;
        const address = /http:\/\/localhost:\d+\//.exec(preview.said);
        if (address) {
          found(address[0]);
        }
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("error", failed);
      child.on("exit", (code) => failed(new Error(`serve ended with ${code}: ${preview.said}`)));
    });
    preview.stop = () => new Promise((ended) => {
      child.removeAllListeners("exit");
      child.on("exit", ended);
      child.kill();
    });
  };
  await preview.start();
  preview.close = async () => {
    await preview.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return preview;
}

/** The number of the generation that is served, once it is higher than `after`. */
export async function generation(preview, after = 0) {
  const answer = await fetch(`${preview.address}__guidepost/generation?after=${after}`);
  return Number(await answer.text());
}
