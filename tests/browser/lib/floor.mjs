// The oldest browser that the pages must work in (decision 24): Chromium 109,
// as the npm package `@sparticuz/chromium` carries it, packed with Brotli.

import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";

/** Starts it; `close` also removes what was unpacked. */
export async function launchFloor() {
  const built = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packed = join(dirname(built), "..", "bin", "chromium.br");
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-floor-"));
  const program = join(scratch, "chromium");
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(program));
  chmodSync(program, 0o755);
  const browser = await chromium.launch({
    executablePath: program,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--no-zygote"],
  });
  const close = async () => {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { browser, close };
}

/** What a browser without popovers says about every one of them. */
export const NO_POPOVER = /^Found a 'popover' attribute/;
