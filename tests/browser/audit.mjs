// node audit.mjs FILE: opens a page of the report in Chromium and prints what is found there, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const MOST_STOPS = 2000;
// What WCAG 1.4.12 lets a reader set.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const address = pathToFileURL(process.argv[2]).href;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
const found = { requests: [], messages: [], violations: [], overflow: [] };

async function open(options = {}, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) found.requests.push(request.url());
  });
  page.on("console", (message) => found.messages.push(message.text()));
  page.on("pageerror", (error) => found.messages.push(String(error)));
  await page.goto(address);
  return page;
}

const shown = (page, selector) =>
  page.$$eval(selector, (elements) => elements.filter((element) => element.checkVisibility()).length);
const hasFilter = (page) => page.$("#filter").then(Boolean);
const optionsOf = (page, select) => page.$$eval(`${select} option`, (options) => options.map((option) => option.value));
const openAll = (page) => page.$$eval("details", (all) => all.forEach((each) => { each.open = true; }));

async function axe(page, situation) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES,
  );
  for (const { id, nodes } of violations) {
    const places = nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`);
    found.violations.push({ ...situation, id, number: nodes.length, places });
  }
}

async function overflow(page, situation) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (beyond > 0) found.overflow.push({ ...situation, beyond });
}

// The first choice of a rating, made with the keyboard.
async function choose(page) {
  await page.focus("#filter-rating");
  await page.keyboard.press("ArrowDown");
}

async function looks() {
  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open({ colorScheme }, width);
      await openAll(page);
      await overflow(page, { width, colorScheme });
      await axe(page, { width, colorScheme, filtered: false });
      if (await hasFilter(page)) {
        await choose(page);
        await axe(page, { width, colorScheme, filtered: true });
      }
      await page.addStyleTag({ content: SPACING });
      await overflow(page, { width, colorScheme, spacing: true });
      await page.context().close();
    }
  }
}

// Every stop of the tab key, from the top of the page until the focus leaves it.
async function keyboard() {
  const page = await open();
  await openAll(page);
  const stops = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const box = at.getBoundingClientRect();
      const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
      const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        name: at.id || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 60),
        kind: at.matches(".scroll") ? "region" : at.matches("main a") ? "link" : at.tagName.toLowerCase(),
        outlined: getComputedStyle(at).outlineStyle !== "none",
        seen: middle !== null && (at.contains(middle) || middle.contains(at)),
      };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  const reach = { summary: "summary", select: "select", button: "button", region: ".scroll", link: "main a" };
  const expected = {};
  for (const [kind, selector] of Object.entries(reach)) expected[kind] = await shown(page, selector);
  await page.context().close();
  return { stops, expected };
}

async function skip() {
  const page = await open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  await page.context().close();
  return inside;
}

async function filters() {
  const page = await open();
  const all = [];
  for (const by of ["rating", "directorate", "priority"]) {
    for (const value of await optionsOf(page, `#filter-${by}`)) {
      await page.selectOption(`#filter-${by}`, value);
      const status = await page.textContent("[role=status]");
      all.push({ by, value, cards: await shown(page, ".card"), rows: await shown(page, ".scorecard tbody tr"), status });
    }
    if (await hasFilter(page)) await page.click("#filter button");
  }
  await page.context().close();
  return all;
}

// A measure that the filter hides comes back when a link leads to it, and all are printed.
async function hiddenMeasures() {
  const page = await open();
  const links = await page.$$(".glance a[href^='#indicator-']");
  const measure = links.length ? await links[0].getAttribute("href") : null;
  const rating = measure ? await page.getAttribute(measure, "data-rating") : null;
  const other = (await optionsOf(page, "#filter-rating")).find((value) => value && value !== rating);
  if (!measure || !other) return null;
  await page.selectOption("#filter-rating", other);
  const hidden = !(await page.isVisible(measure));
  await page.emulateMedia({ media: "print" });
  const printed = await shown(page, ".card");
  await page.emulateMedia({ media: "screen" });
  await links[0].click();
  const back = await page.isVisible(measure);
  await page.context().close();
  return { hidden, back, printed };
}

async function withoutScript() {
  const page = await open({ javaScriptEnabled: false });
  const facts = { cards: await page.locator(".card:visible").count(), filter: await page.isVisible("#filter") };
  await page.context().close();
  return facts;
}

// How the shape of each rating is drawn where the reader's own colours replace those of the page, and whether it
// stands out from what lies behind it.
async function shapes() {
  const page = await open({ forcedColors: "active" });
  const drawn = await page.$$eval(".guide .badge", (badges) => badges.map((badge) => {
    const behind = getComputedStyle(badge).backgroundColor;
    const { backgroundColor, borderRadius, borderBottom, borderTopWidth, borderBottomColor, borderBottomWidth, transform } =
      getComputedStyle(badge.querySelector(".shape"));
    const inks = [backgroundColor, ...(borderBottomWidth === "0px" ? [] : [borderBottomColor])];
    return {
      word: badge.textContent.trim(),
      form: [backgroundColor, borderRadius, borderBottom, borderTopWidth, transform].join(" "),
      standsOut: inks.some((ink) => ink !== behind && !/^rgba.*, 0\)$/.test(ink)),
    };
  }));
  await page.context().close();
  return drawn;
}

await looks();
found.keyboard = await keyboard();
found.skip = await skip();
found.filters = await filters();
found.hidden = await hiddenMeasures();
found.withoutScript = await withoutScript();
found.shapes = await shapes();
await browser.close();
console.log(JSON.stringify(found, null, 1));
