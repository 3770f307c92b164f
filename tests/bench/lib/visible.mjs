import { createRequire } from "node:module";
import { createTransport } from "nodemailer";
import { CHROMIUM_ARGS, findChromium } from "../../../bin/lib/chromium.mjs";
import { inRoot } from "../../../bin/lib/paths.mjs";
import { makeMails } from "../../prove/lib/traffic.mjs";
import { pause, until } from "../../prove/lib/wait.mjs";
import { quantile } from "./table.mjs";

const MAILS = 20;

/**
 * From 250 to the row in an open inbox, in a real browser: both clocks are this machine's.
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
    const stream = page.waitForResponse((/** @type {any} */ response) =>
      response.url().endsWith("/api/live"),
    );
    await page.goto(`${stand.env.APP_URL}/inbox/open`);
    await stream;
    await page.evaluate(watchSubjects);
    await pause(3000); // what a page does when it has just been opened is over
    const transport = createTransport({
      host: "127.0.0.1",
      port: stand.mailPort,
      ignoreTLS: true,
      pool: true,
    });
    const times = [];
    for (const { raw, from } of makeMails(MAILS + 1, "visible", to)) {
      // Changes are fetched once a second at most: one that comes alone must not wait for that.
      await pause(1300 + 400 * Math.random());
      await transport.sendMail({ raw, envelope: { from, to } });
      const accepted = Date.now();
      const subject = raw.match(/^Subject: (.*?):/m)?.[1] ?? "";
      const seen = await until(
        () => page.evaluate((/** @type {string} */ text) => globalThis.seenAt(text), subject),
        {
          ms: 20_000,
        },
      );
      if (!seen) throw new Error(`"${subject}" did not come up in the open inbox`);
      times.push(seen - accepted);
    }
    transport.close();
    times.shift(); // the first one warms both sides
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

/** In the page: when each subject was first on the screen. */
function watchSubjects() {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const look = () => {
    for (const [subject] of document.body.textContent.matchAll(/visible \d+(?=:)/g)) {
      if (!seen.has(subject)) seen.set(subject, Date.now());
    }
  };
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  Object.assign(globalThis, { seenAt: (/** @type {string} */ subject) => seen.get(subject) ?? 0 });
}
