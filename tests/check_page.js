// Use the page as a reader does: search, click, filter, with real events. page.sh runs it where node and
// playwright-core are.
// usage: node check_page.js PAGE.html CHROMIUM [SCREENSHOT.png]
"use strict";
const assert = require("node:assert");
const { chromium } = require("playwright-core");

/** The part of the address that names what is chosen; page.url() hears of it only a moment later. */
const hash = (page) => page.evaluate(() => window.location.hash);
const text = (page, selector) => page.locator(selector).innerText();
const shown = (page, selector) => page.evaluate((s) =>
  [...document.querySelectorAll(s)].filter((each) => getComputedStyle(each).display !== "none").length, selector);

/** Fail on anything that the page fetches and on every error of its script. */
async function open(context, path) {
  const page = await context.newPage();
  page.on("request", (request) => assert.match(request.url(), /^file:/, "the page fetches something"));
  page.on("pageerror", (error) => { throw error; });
  await page.goto(`file://${path}`);
  return page;
}

async function search(page) {
  await page.fill("#search", "maliki");
  await page.press("#search", "Enter");
  assert.match(await text(page, "#panel h2"), /Maliki/);
  assert.ok(await shown(page, ".node.faint") > 0, "the others are not faint");
  assert.match(await hash(page), /^#n\d+$/);
  const tie = page.locator("#panel ul button").first();
  const other = await tie.innerText();
  await tie.click();
  assert.ok((await text(page, "#panel h2")).includes(other), "a tie does not name the other actor");
  assert.ok(await page.locator("#panel blockquote").count() > 0);
}

/** A place of the map where nothing is. */
const empty = (page) => page.evaluate(() => {
  const map = document.getElementById("map"), box = map.getBoundingClientRect();
  for (let x = box.left + 5; x < box.right; x += 10) {
    for (let y = box.top + 5; y < box.bottom; y += 10) {
      if (document.elementFromPoint(x, y) === map) return [x, y];
    }
  }
  throw new Error("the map is full");
});

async function click(page) {
  await page.locator(".node", { hasText: "Maliki" }).locator("circle").first().click();
  const name = await page.locator(".node.chosen title").textContent();
  assert.strictEqual(await text(page, "#panel h2"), name);
  await page.mouse.click(...await empty(page));
  assert.strictEqual(await hash(page), "", "a click beside everything leaves the address");
  await page.locator(".node").first().focus();
  await page.keyboard.press("Space");
  assert.strictEqual(await page.locator(".node.chosen").count(), 1, "the space key chooses nobody");
}

async function filter(page) {
  const all = await shown(page, ".link");
  await page.uncheck('header input[value="rival"]');
  assert.strictEqual(await shown(page, ".link.rival"), 0);
  const rest = await shown(page, ".link");
  assert.ok(rest > 0 && rest < all);
  await page.check('header input[value="rival"]');
  await page.selectOption("#form", "armed");
  const armed = await shown(page, ".link");
  assert.ok(armed > 0 && armed < all);
  await page.selectOption("#form", "");
  await page.fill("#from", "100000"); // as far as it goes
  assert.ok(await shown(page, ".link") < all, "the years filter nothing");
  await page.fill("#to", "0");
  assert.strictEqual(await page.inputValue("#from"), "0", "the ends of the years cross");
  await page.fill("#to", "100000");
  assert.strictEqual(await shown(page, ".link"), all);
  await page.fill("#confidence", "0.95");
  assert.ok(await shown(page, ".link") < all, "the confidence filters nothing");
  await page.fill("#confidence", "0");
}

async function zoom(page) {
  const before = await page.getAttribute("#view", "transform");
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, -400);
  await page.waitForFunction((old) => document.getElementById("view").getAttribute("transform") !== old, before);
}

async function main(path, executablePath, screenshot) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ viewport: { width: 1300, height: 850 } });
    const page = await open(context, path);
    if (screenshot) await page.screenshot({ path: screenshot });
    await search(page);
    await click(page);
    await filter(page);
    await zoom(page);
    if (screenshot) await page.screenshot({ path: screenshot.replace(/(\.\w+)$/, "-after$1") });
  } finally {
    await browser.close();
  }
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(`check_page.js: ${error.message}`);
  process.exit(1);
});
