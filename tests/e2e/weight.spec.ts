import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { write } from "./support/customer";
import { ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

/**
 * First-load JavaScript of each route, held to the design's budgets in KB (1,024 octets, as the 132 KB
 * of the framework in the design) after gzip.
 * Counted is every script that the document of the built product names, in a tag or in the data that React reads from
 * it, each one as large as gzip makes it: that is what a browser needs before the page acts. Not counted are the
 * polyfills for browsers without modules, and what is fetched once somebody does something (the editor, another page),
 * or ahead of it (the skeletons of pages that links lead to).
 * So that nothing slips by, a browser opens the page as well: it may load nothing on its own account that was not named.
 */
const budgets = {
  "/sign-in": 145,
  "/reset": 145,
  "/api/docs": 145,
  "/profile": 240,
  "/": 145,
  "/requests/new": 165,
  "/inbox/open": 240,
  "/tickets/": 250,
  "/calendar": 260,
  "/settings/quarantine": 230,
  "/knowledge": 230,
  "/settings/hours": 230,
  "/settings/teams/": 230,
  "/settings/fields": 230,
  "/settings/jobs": 230,
  "/settings/mailboxes/": 230,
  "/settings/brand": 230,
  "/settings/people/invite": 230,
  "/settings/roles/new": 230,
  "/settings/privacy": 230,
  "/settings/security/providers/new": 230,
  "/tickets/new": 250,
  "/customers": 230,
  "/search": 230,
};

test("no route loads more script than its budget", async ({ open, priya, sql }) => {
  await write({ from: "Jo Weighed <jo@weight.test>", subject: "How heavy is a ticket?", text: "Well" });
  const number = await ticketFrom(sql, "How heavy is a ticket?");
  const [box] = await sql`select id from mailboxes where is_default`;
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Weighed', false, 20) returning id`;
  const sizes = new Map<string, number>();
  for (const [route, budget] of Object.entries(budgets)) {
    const ids: Record<string, string> = {
      "/tickets/": `/tickets/${number}`,
      "/settings/mailboxes/": `/settings/mailboxes/${box?.id}`,
      "/settings/teams/": `/settings/teams/${team?.id}/hours`,
    };
    const path = ids[route] ?? route;
    const page = await open(
      ["/", "/sign-in", "/reset", "/api/docs", "/requests/new"].includes(path) ? null : priya,
    );
    const named = await scriptsOf(page, path);
    for (const url of named) if (!sizes.has(url)) sizes.set(url, await sizeOf(page, url));
    const weight = named.reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0) / 1024;
    const description = `${weight.toFixed(1)} of ${budget} KB in ${named.length} scripts`;
    test.info().annotations.push({ type: route, description });
    expect.soft(weight, `${route}: KB of script`).toBeLessThanOrEqual(budget);
    expect
      .soft(
        (await loadedBy(page, path)).filter((url) => !named.includes(url)),
        route,
      )
      .toEqual([]);
  }
});

async function scriptsOf(page: Page, path: string): Promise<string[]> {
  const html = (await (await page.request.get(path)).text()).replace(/<script[^>]+noModule[^>]*>/gi, "");
  const found = [...html.matchAll(/static\/chunks\/[\w.~/-]+\.js/g)];
  return [...new Set(found.map(([name]) => `/_next/${name}`))];
}

async function sizeOf(page: Page, url: string): Promise<number> {
  const answer = await page.request.get(url);
  expect(answer.status(), url).toBe(200);
  return gzipSync(await answer.body()).length;
}

/** What a browser has loaded when nothing of the document is missing any more and all its scripts have run. */
async function loadedBy(page: Page, path: string): Promise<string[]> {
  // Whether a page fetched ahead comes before or after "load" is chance; its scripts are its own.
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    (route) =>
      route.request().headers()["next-router-prefetch"] ? route.fulfill({ status: 204 }) : route.continue(),
  );
  await page.goto(path, { waitUntil: "load" });
  const urls = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  return urls.filter((url) => url.endsWith(".js"));
}
