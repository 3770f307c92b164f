import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect } from "./test";

// The axe that @axe-core/playwright brings. Its own builder puts axe anew into every frame for each run, which costs
// four times what the run does, and waits in vain for frames that run no scripts: ours of messages.
const require = createRequire(import.meta.url);
const builder = createRequire(require.resolve("@axe-core/playwright"));
const source = readFileSync(builder.resolve("axe-core/axe.min.js"), "utf8");

type Axe = {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const looks = [
  { size: wide, colorScheme: "light" },
  { size: wide, colorScheme: "dark" },
  { size: narrow, colorScheme: "dark" },
  { size: narrow, colorScheme: "light" },
] as const;

/** Both languages at once, each in a window of its own: axe keeps one core busy, and a machine has two. */
export async function inBothLanguages(look: (locale: string) => Promise<void>): Promise<void> {
  await Promise.all(["en-GB", "de-DE"].map(look));
}

/**
 * Every axe rule over the open page, wide and narrow, light and dark; and nothing to scroll sideways. A page in German
 * has the colours of the same page in English: its longer words are looked at in both sizes, each in one theme.
 * @param named what the page is called in a failure
 * @param headed false where a dialog stands over the page and hides its heading
 */
export async function expectAccessible(page: Page, named: string, headed = true): Promise<void> {
  // A skeleton has no heading: what is looked at is the page.
  if (headed) await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(source);
  const inGerman = (await page.locator("html").getAttribute("lang")) === "de";
  for (const { size, colorScheme } of inGerman ? [looks[1], looks[3]] : looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run({ resultTypes: ["violations"], iframes: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
    });
    const look = `${named}, ${size.width} px, ${colorScheme}`;
    expect.soft(found, look).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(over, `${look}: scrolls sideways by`).toBeLessThanOrEqual(0);
    const cut = await page
      .locator("input[inputmode=numeric]:visible")
      .evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.outerHTML),
      );
    expect.soft(cut, `${look}: numbers that do not fit their field`).toEqual([]);
  }
}
