import { createRequire } from "node:module";
import { createTransport } from "nodemailer";
import { CHROMIUM_ARGS, findChromium } from "../../../bin/lib/chromium.mjs";
import { inRoot } from "../../../bin/lib/paths.mjs";
import { makeMails } from "../../prove/lib/traffic.mjs";
import { pause, until } from "../../prove/lib/wait.mjs";
import { quantile } from "./table.mjs";

const MAILS = 20;

/**
 * From 250 to the notice "3 new tickets" in an open inbox, in a real browser: both clocks are this machine's. (Rows
 * are not put under the reader's eyes; only an empty inbox shows its first one at once.)
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ token: string, to: string }} who
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureVisible(stand, { token, to }, table) {
  const found = await findChromium();
  if (!found)
    return table.judge("mail visible in an open inbox", "<= 300 ms", "no Chromium starts here", false);
  const { chromium } = createRequire(inRoot("package.json"))("@playwright/test");
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: CHROMIUM_ARGS,
    env: { ...process.env, ...found.env },
  });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: "helpdesk-session", value: token, url: stand.env.APP_URL }]);
    const page = await context.newPage();
    const stream = page.waitForResponse(
      (/** @type {any} */ response) => new URL(response.url()).pathname === "/api/live",
    );
    await page.goto(`${stand.env.APP_URL}/inbox/open`);
    await stream;
    await page.evaluate(watchNotices);
    await pause(3000); // what a page does when it has just been opened is over
    const transport = createTransport({
      host: "127.0.0.1",
      port: stand.mailPort,
      ignoreTLS: true,
      pool: true,
    });
    const times = [];
    for (const [index, { raw, from }] of makeMails(MAILS + 2, "visible", to).entries()) {
      // In the long run changes are fetched once a second: one that comes alone must not wait for that.
      await pause(1300 + 400 * Math.random());
      await transport.sendMail({ raw, envelope: { from, to } });
      const accepted = Date.now();
      const seen = await until(
        () => page.evaluate((/** @type {number} */ count) => globalThis.seenAt(count), index),
        {
          ms: 20_000,
        },
      );
      if (!seen) {
        const text = await page.evaluate(() => document.querySelector("main")?.textContent);
        throw new Error(
          `mail ${index} did not come up in the open inbox, which shows: ${text?.slice(0, 800)}`,
        );
      }
      times.push(seen - accepted);
    }
    transport.close();
    times.splice(0, 2); // the empty inbox, and one that warms both sides
    const [median, p90] = [quantile(times, 0.5), quantile(times, 0.9)];
    const measured = `${median} ms, p90 ${p90} ms`;
    table.judge(
      `mail accepted to visible in an open inbox, median of ${MAILS}`,
      "<= 300 ms",
      measured,
      median <= 300,
    );
    console.log(`visible after ms: ${times.join(" ")}`);
  } finally {
    await browser.close();
  }
}

/** In the page: when each number of new tickets was first on the screen. */
function watchNotices() {
  /** @type {Map<number, number>} */
  const seen = new Map();
  const everyFrame = () => {
    // biome-ignore lint/performance/useDomNodeTextContent: a notice is what stands on a line of its own, as painted
    const text = document.querySelector("main")?.innerText ?? "";
    const count = /visible 0:/.test(text) ? Number(text.match(/^(\d+) new tickets?/m)?.[1] ?? 0) : -1;
    if (!seen.has(count)) seen.set(count, Date.now());
    requestAnimationFrame(everyFrame);
  };
  everyFrame();
  Object.assign(globalThis, { seenAt: (/** @type {number} */ count) => seen.get(count) ?? 0 });
}
