import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { unpackChromium } from "./chromium-unpack.mjs";
import { inRoot } from "./paths.mjs";

const SYSTEM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What works as root and in a container, without the packaged browser's own switches: those disable web security. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--headless=shell",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @typedef {{ executable: string, env: Record<string, string>, from: string }} Browser */

/**
 * A Chromium that has really been launched once: the machine's, else Playwright's, else the one in node_modules.
 * @returns {Promise<Browser | null>} null when none of them starts
 */
export async function findChromium() {
  for (const find of [given, onPath, playwrights, unpackChromium]) {
    const browser = await find();
    if (browser && (await launches(browser))) return browser;
  }
  return null;
}

/** @returns {Browser | null} */
function given() {
  const executable = process.env.CHROMIUM_PATH;
  return executable ? { executable, env: {}, from: "CHROMIUM_PATH" } : null;
}

/** @returns {Browser | null} */
function onPath() {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const name = SYSTEM.find((candidate) => existsSync(path.join(folder, candidate)));
    if (name) return { executable: path.join(folder, name), env: {}, from: "this machine" };
  }
  return null;
}

/** @returns {Browser | null} */
function playwrights() {
  const executable = playwright().executablePath();
  return existsSync(executable) ? { executable, env: {}, from: "Playwright" } : null;
}

function playwright() {
  return createRequire(inRoot("package.json"))("@playwright/test").chromium;
}

/** @param {Browser} browser */
async function launches({ executable, env }) {
  try {
    const browser = await playwright().launch({
      executablePath: executable,
      args: CHROMIUM_ARGS,
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    const page = await browser.newPage();
    // Text makes it load a font: without any the browser crashes only then.
    await page.setContent("<p>ready</p>");
    const text = await page.textContent("p");
    await browser.close();
    return text === "ready";
  } catch (error) {
    console.log(`${executable} does not start: ${/** @type {Error} */ (error).message.split("\n")[0]}`);
    return false;
  }
}
