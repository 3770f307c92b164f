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

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/**
 * Every axe rule over the open page, wide and narrow, light and dark; and nothing to scroll sideways.
 * @param named what the page is called in a failure
 */
export async function expectAccessible(page: Page, named: string): Promise<void> {
  // A skeleton has no heading: what is looked at is the page.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(source);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: Axe };
        const { violations } = await axe.run({ resultTypes: ["violations"], iframes: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
      });
      expect.soft(found, `${named}, ${size.width} px, ${colorScheme}`).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(wide, `${named}, ${size.width} px: scrolls sideways by`).toBeLessThanOrEqual(0);
  }
}
