// One way to start Chromium, and one way to open many pages in it.

import { chromium } from "playwright-core";

// Beside headless: no sandbox (tests run as root), no GPU, and nothing that
// makes the browser look up hosts of its own, which a closed network refuses.
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium, with further switches where a test needs them. */
export function launch(switches = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: [...SWITCHES, ...switches],
  });
}

/** The width that WCAG 1.4.10 names: 1280 px at 400 % zoom. */
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };
