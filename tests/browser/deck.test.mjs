// Slides in two windows: what the trainer does, the room sees, from a server
// and from a disk; after a reload of either; with one window that leads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { asFiles, goTo, listen, measure, openDeck, openRoom, press, showing, shows, slideCalled, trainingFolder } from "./lib/deck.mjs";
import { serve } from "./lib/server.mjs";
import { filesOf, siteFolder } from "./lib/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const DECK = "training/hour/deck.html";
const folder = trainingFolder();
let browser;
let site;
let homes;

before(async () => {
  browser = await launch();
  site = await serve(folder);
  homes = { "a server": site.address, "a disk": asFiles(folder) };
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** A test on a server and from a disk, each in a fresh browser profile. */
function both(name, run, options = {}) {
  for (const from of ["a server", "a disk"]) {
    test(`${name}: ${from}`, async (context) => {
      const profile = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      try {
        await run(profile, homes[from], context);
      } finally {
        await profile.close();
      }
    });
  }
}

/** Lets a window note when it shows a slide, by the clock that both share. */
const note = (page) => page.evaluate(() => {
  const stage = document.getElementById("now");
  window.shownAt = {};
  new MutationObserver(() => {
    window.shownAt[stage.dataset.showing] ??= Date.now();
  }).observe(stage, { attributes: true, attributeFilter: ["data-showing"] });
});

both("the room follows each step, and nothing is said in a console", async (profile, home, context) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  const count = await deck.locator("#slides .slide-item").count();
  assert.ok(count > 15, `${count} slides`);
  await Promise.all([deck, room].map(note));
  for (let slide = 2; slide <= count; slide += 1) {
    await press(deck, "next");
    await Promise.all([shows(deck, slide), shows(room, slide)]);
    const titles = await Promise.all([deck, room].map((page) => page.locator("#now .slide-heading").textContent()));
    assert.equal(titles[0], titles[1]);
  }
  const [left, right] = await Promise.all([deck, room].map((page) => page.evaluate(() => window.shownAt)));
  const late = Object.keys(left).map((slide) => right[slide] - left[slide]).sort((a, b) => a - b);
  // Told, not held: a busy machine is no fault (tests/bench measures).
  context.diagnostic(`the room is ${late[late.length >> 1]} ms after the desk in the middle, ${late.at(-1)} ms at most`);
  assert.equal(await deck.locator("#next-label").textContent(), "This is the last slide.");
  assert.deepEqual([...deck.said, ...room.said], []);
});

both("keys of a keyboard and of a clicker lead, and the room has none", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  for (const [key, slide] of [["PageDown", 2], ["ArrowRight", 3], ["PageUp", 2], ["ArrowLeft", 1], ["PageDown", 2]]) {
    await deck.keyboard.press(key);
    await shows(room, slide);
  }
  await room.keyboard.press("PageDown");
  await room.keyboard.press("b");
  await deck.keyboard.press("b");
  await room.locator("#now.is-black").waitFor();
  assert.equal(await deck.locator('[data-do="black"]').getAttribute("aria-pressed"), "true");
  await deck.keyboard.press(".");
  await room.locator("#now:not(.is-black)").waitFor();
  assert.equal(await showing(room), 2);
  await deck.keyboard.press("+");
  await deck.locator("#notes.size-1").waitFor();
  await deck.keyboard.press("j");
  await deck.locator("#go-to[open]").waitFor();
  await deck.keyboard.press("PageDown");
  await deck.keyboard.press("Escape");
  assert.equal(await showing(deck), 2, "keys in a list lead nowhere");
});

both("after a reload of the trainer's window the room follows on", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  await goTo(deck, 5);
  await shows(room, 5);
  await deck.reload();
  await shows(deck, 5);
  assert.notEqual(await deck.locator("#pace").textContent(), "Not started", "the clock went on");
  await press(deck, "next");
  await shows(room, 6);
});

both("after a reload of the room's window it shows the slide again", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  await goTo(deck, 4);
  await shows(room, 4);
  await room.reload();
  await shows(room, 4);
  await press(deck, "next");
  await shows(room, 5);
});

both("a second window may not lead, until it takes over", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  await goTo(deck, 3);
  const other = await openDeck(profile, home + DECK);
  await other.locator("#deck-refused").waitFor();
  assert.match(await other.locator("#deck-refused").innerText(), /Another window leads these slides/);
  await other.keyboard.press("PageDown");
  assert.equal(await showing(room), 3);
  await press(other, "take-over");
  await shows(other, 3);
  await deck.locator("#deck-refused").waitFor();
  await press(other, "next");
  await shows(room, 4);
  const quiz = await slideCalled(other, "Which level is missing?");
  await goTo(other, quiz);
  await press(other, "show");
  await room.locator("#now .is-right").waitFor();
  await press(deck, "take-over");
  await shows(deck, quiz);
  await deck.locator("#now .is-right").waitFor();
  await other.locator("#deck-refused").waitFor();
  await press(deck, "next");
  await shows(room, quiz + 1);
});

both("an answer is in the room only when the trainer shows it", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  const quiz = await slideCalled(deck, "Which level is missing?");
  await goTo(deck, quiz);
  await shows(room, quiz);
  assert.doesNotMatch(await room.content(), /Feedback|is-right/);
  await deck.locator("#now .slide-answers li").nth(1).click();
  await deck.locator('#hands-list [data-choice="1"][data-by="1"]').click();
  await room.getByText("Hands up: 2").waitFor();
  await press(deck, "show");
  for (const page of [deck, room]) {
    await page.locator("#now .is-right").waitFor();
    assert.match(await page.locator("#now .is-right").innerText(), /Right: Yes\. Feedback two/);
    assert.match(await page.locator("#now .is-wrong").first().innerText(), /Not right: No\. Feedback one/);
  }
  await press(deck, "show");
  await room.locator("#now .is-right").waitFor({ state: "detached" });
  assert.doesNotMatch(await room.content(), /Feedback/);
  const order = await slideCalled(deck, "From the ground up");
  await goTo(deck, order);
  await press(deck, "show");
  const shown = room.locator("#now .slide-shown li");
  await shown.first().waitFor();
  assert.deepEqual(await shown.allTextContents(), ["It arrives", "Same boxes", "Same words", "People agree"]);
});

both("hands are counted and an activity has its time", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  const room = await openRoom(deck);
  await press(deck, "start");
  const poll = await slideCalled(deck, "Where do you type twice?");
  await goTo(deck, poll);
  await deck.getByRole("button", { name: "One more hand for B" }).click();
  await deck.getByRole("button", { name: "One more hand for B" }).click();
  await deck.getByRole("button", { name: "One hand less for B" }).click();
  await room.getByText("Hands up: 1").waitFor();
  const activity = await slideCalled(deck, "Two truths and a wish");
  await goTo(deck, activity);
  assert.equal(await deck.locator("#countdown-time").textContent(), "4:00");
  await press(deck, "countdown");
  await room.getByText(/Time left [34]:\d\d/).waitFor();
  await press(deck, "countdown");
  assert.equal(await deck.locator('[data-do="countdown"]').textContent(), "Start the time");
});

test("the clock says how far behind, and what to leave out", async () => {
  const profile = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: "Europe/London" });
  const deck = listen(await profile.newPage());
  await deck.clock.install({ time: new Date("2026-11-23T10:00:00Z") });
  await deck.goto(site.address + DECK);
  await deck.clock.runFor(500);
  await press(deck, "start");
  assert.equal(await deck.locator("#clock-now").textContent(), "10:00");
  const times = await deck.locator("#plan .strip-time").allTextContents();
  assert.deepEqual(times, ["10:00", "10:05", "10:20", "10:30", "10:40", "10:55"]);
  await deck.clock.fastForward("13:00");
  assert.equal(await deck.locator("#pace").textContent(), "8 min behind");
  assert.equal(
    await deck.locator("#pace-why").textContent(),
    "This part was planned to end at 10:05. At this pace you end at 11:08, planned 11:00.",
  );
  await deck.getByRole("button", { name: "Skip “Where facts get lost” to end on time" }).click();
  assert.equal(await deck.locator("#pace").textContent(), "2 min ahead");
  await press(deck, "pause");
  await deck.clock.fastForward("05:00");
  assert.match(await deck.locator("#pace-why").textContent(), /^Paused\./);
  assert.equal(await deck.locator("#pace").textContent(), "3 min behind");
  await press(deck, "pause");
  await press(deck, "times");
  const table = await deck.locator("#times-plan").inputValue();
  assert.match(table, /^\| Minutes \| What \| How \| Can skip \|\n\|---\|---\|---\|---\|\n\| 13 \| \[Two truths about data\]\(activities\/two-truths\.md\) \| whole room \| no \|\n/);
  await press(deck, "reset");
  assert.equal(await deck.locator("#pace").textContent(), "Not started");
  assert.deepEqual(deck.said, []);
  await profile.close();
});

test("a row that is left out is passed over", async () => {
  const profile = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const deck = listen(await profile.newPage());
  await deck.clock.install({ time: new Date("2026-11-23T10:00:00Z") });
  await deck.goto(site.address + DECK);
  await deck.clock.runFor(500);
  await press(deck, "start");
  await deck.clock.fastForward("13:00");
  await press(deck, "skip");
  const rows = await deck.locator("#slides .slide-item").evaluateAll((items) => items.map((item) => item.dataset.row));
  const last = rows.lastIndexOf("2") + 1;
  await goTo(deck, last);
  await press(deck, "next");
  assert.equal(rows[(await showing(deck)) - 1], "4");
  await press(deck, "back");
  assert.equal(await showing(deck), last);
  await profile.close();
});

both("one screen for both shows the slide and neither notes nor answers", async (profile, home) => {
  const deck = await openDeck(profile, home + DECK);
  await press(deck, "one-screen");
  await deck.locator("body.one-screen #now").waitFor();
  assert.equal(await deck.locator("#notes").isVisible(), false);
  await press(deck, "next");
  await shows(deck, 2);
  const box = await deck.locator("#now").boundingBox();
  assert.ok(box.width > 1200, `the slide is ${box.width} px wide`);
  await goTo(deck, await slideCalled(deck, "Which level is missing?"));
  assert.doesNotMatch(await deck.locator("#desk").innerText(), /Feedback/);
  await press(deck, "show");
  assert.match(await deck.locator("#now").innerText(), /Feedback two/);
  await press(deck, "one-screen");
  assert.equal(await deck.locator("#notes").isVisible(), true);
});

test("a blocked pop-up is explained, with the address to open by hand", async () => {
  const profile = await browser.newContext();
  await profile.addInitScript(() => {
    window.open = () => null;
  });
  const deck = await openDeck(profile, site.address + DECK);
  await press(deck, "open");
  const said = await deck.locator("[data-says]:visible").textContent();
  assert.match(said, /stops pop-ups/);
  const address = /http:\S+audience\.html#run=[0-9a-f]{16}/.exec(said)[0];
  await press(deck, "start");
  const room = listen(await profile.newPage());
  await room.goto(address);
  await shows(room, 1);
  await press(deck, "next");
  await shows(room, 2);
  await profile.close();
});

test("keys of one letter can be switched off, keys of a clicker stay", async () => {
  const profile = await browser.newContext();
  const deck = await openDeck(profile, site.address + DECK);
  await deck.locator("#deck-keys").uncheck();
  await press(deck, "start");
  await deck.keyboard.press("b");
  await deck.keyboard.press("PageDown");
  await shows(deck, 2);
  assert.equal(await deck.locator("#now.is-black").count(), 0);
  await profile.close();
});

/** The sessions of a built site that have slides. */
const sessionsOf = (built) => filesOf(built).filter((path) => path.endsWith("/deck.html")).map((path) => path.slice(0, -"deck.html".length));

for (const [width, height] of [[1280, 720], [1920, 1080]]) {
  test(`nothing stands outside of a slide, and letters are large: ${width} x ${height}`, async (context) => {
    const profile = await browser.newContext({ viewport: { width, height } });
    const own = await serve(siteFolder());
    const sites = [[site.address, sessionsOf(folder)], [own.address, sessionsOf(siteFolder())]];
    assert.ok(sites.every(([, sessions]) => sessions.length > 1), "both sites have sessions");
    let count = 0;
    const small = [];
    for (const [address, sessions] of sites) {
      for (const session of sessions) {
        const measured = await measure(profile, address + session);
        count += measured.length;
        assert.deepEqual(measured.filter(({ outside }) => outside.length), [], session);
        small.push(...measured.filter(({ letters }) => letters < 24 * (width / 1280)).map((one) => ({ session, ...one })));
      }
    }
    context.diagnostic(`${count} slides; with the answer shown, ${small.filter(({ shown }) => shown).length} have letters under 24 px of 1280`);
    assert.ok(count > 60, `${count} slides`);
    assert.deepEqual(small.filter(({ shown }) => !shown), [], "letters under 24 px");
    await own.close();
    await profile.close();
  });
}

const LOOKS = { wide: { viewport: { width: 1280, height: 800 } }, narrow: { viewport: { width: 320, height: 640 } }, dark: { colorScheme: "dark", viewport: { width: 1280, height: 800 } } };
for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe reports nothing on the desk, the start and the room: ${look}`, async () => {
    const profile = await browser.newContext(options);
    await profile.addInitScript({ content: AXE });
    const run = (page) => page.evaluate(async (values) => {
      const { violations } = await window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    }, AXE_TAGS);
    const deck = await openDeck(profile, site.address + DECK);
    assert.deepEqual(await run(deck), [], "the start");
    const room = await openRoom(deck);
    // A window that opens empty keeps what axe knew of the empty page.
    await room.reload();
    await shows(room, 1);
    await press(deck, "start");
    for (const title of ["No names", "Four levels", "Level 1", "Which level is missing?", "Where do you type twice?", "Two truths and a wish", "Rosa goes home"]) {
      const slide = await slideCalled(deck, title);
      if ((await showing(deck)) !== slide) await goTo(deck, slide);
      await shows(room, slide);
      assert.deepEqual(await run(deck), [], `the desk: ${title}`);
      assert.deepEqual(await run(room), [], `the room: ${title}`);
    }
    await profile.close();
  });
}

test("without scripts both are pages to read", async () => {
  const profile = await browser.newContext({ javaScriptEnabled: false });
  const page = await profile.newPage();
  for (const [name, secrets] of [["deck", 2], ["audience", 0]]) {
    await page.goto(`${site.address}training/hour/${name}.html`);
    assert.equal(await page.locator("#slides").isVisible(), true);
    assert.equal(await page.locator("#desk:visible, #deck-start:visible, #room:visible").count(), 0);
    assert.equal(await page.getByText("Feedback two").count(), secrets);
  }
  await profile.close();
});

test("the page for the room without a run is a page to read", async () => {
  const profile = await browser.newContext();
  const page = listen(await profile.newPage());
  await page.goto(`${site.address}training/hour/audience.html`);
  assert.equal(await page.locator("#slides").isVisible(), true);
  assert.equal(await page.locator("#room").isVisible(), false);
  await profile.close();
});
