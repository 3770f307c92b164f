import type { Page, Route } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { write } from "./support/customer";
import { listKeysWork, openLive, settled, ticketFrom } from "./support/desk";
import type { FarSide } from "./support/far-side";
import { expect, test } from "./support/test";

/** A gate that a test opens: what comes before waits at it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A customer whose next mail is the only thing that happens: acknowledged today, and all of that is over. */
async function quietCustomer(sql: Sql, farSide: FarSide, address: string, subject: string) {
  const id = await write({ from: address, subject, text: "First" });
  const number = await ticketFrom(sql, subject);
  await expect.poll(() => farSide.to(address).length, "the acknowledgement").toBe(1);
  await settled(sql);
  return { number, answer: { subject: `Re: ${subject}`, inReplyTo: id } };
}

const newTicket = (page: Page) => page.getByRole("button", { name: "1 new ticket" });

test("a mail that came before the page's stream was open is shown", async ({ open, mara, sql, farSide }) => {
  const customer = "early@gap.test";
  await quietCustomer(sql, farSide, customer, "Before the gap");
  const page = await open(mara);
  const { open: connect, opened } = gate();
  await page.route("**/api/live*", async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto("/inbox/open");
  await listKeysWork(page);
  await write({ from: customer, subject: "Within the gap", text: "Second" });
  await ticketFrom(sql, "Within the gap");
  await settled(sql);
  connect();
  await expect(newTicket(page)).toBeVisible();
});

test("a page asks for nothing again when nothing came before its stream was open", async ({
  open,
  mara,
  sql,
}) => {
  await settled(sql);
  const page = await open(mara);
  const asked: URL[] = [];
  page.on("request", (request) => {
    const headers = request.headers();
    if (!headers["next-router-prefetch"]) asked.push(new URL(request.url()));
  });
  await openLive(page, "/inbox/open");
  await listKeysWork(page);
  await write({ from: "later@gap.test", subject: "After the stream was open", text: "Later" });
  await expect(newTicket(page)).toBeVisible();
  const [row] = await sql`select id::int from tickets where subject = 'After the stream was open'`;
  const rows = asked.filter(({ pathname }) => pathname === "/api/portal/rows");
  expect(new Set(rows.map(({ searchParams }) => searchParams.get("ids")))).toEqual(new Set([`${row?.id}`]));
  expect(asked.filter(({ pathname }) => pathname === "/inbox/open")).toHaveLength(1);
});

test("a tab opened beside another misses nothing while it comes to life", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const customer = "beside@gap.test";
  await quietCustomer(sql, farSide, customer, "Before the second tab");
  const first = await open(mara);
  await openLive(first, "/inbox/open");
  const second = await first.context().newPage();
  const { open: load, opened } = gate();
  await second.route("**/_next/static/chunks/*.js*", async (route) => {
    await opened;
    await route.continue();
  });
  await second.goto("/inbox/open", { waitUntil: "commit" });
  // Some row: of many the server paints the first alone, and this page's scripts wait.
  await expect(second.getByRole("row").first()).toBeVisible();
  await write({ from: customer, subject: "While it came to life", text: "Second" });
  await expect(newTicket(first)).toBeVisible();
  await settled(sql);
  load();
  await expect(newTicket(second)).toBeVisible();
});

test("a message that came while its ticket's page was on the way is on it", async ({
  open,
  mara,
  sql,
  farSide,
  trouble,
}) => {
  trouble.allow(/ERR_FAILED/); // the prefetches, below
  const customer = "underway@gap.test";
  const { number, answer } = await quietCustomer(sql, farSide, customer, "A page under way");
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  const [rendered, arrival] = [gate(), gate()];
  await page.route(`**/tickets/${number}?*`, async (route: Route) => {
    const headers = route.request().headers();
    if (headers["next-router-prefetch"]) return route.abort();
    if (!headers.rsc) return route.continue();
    const response = await route.fetch();
    rendered.open();
    await arrival.opened;
    await route.fulfill({ response });
  });
  await page.getByRole("link", { name: "A page under way" }).click();
  await rendered.opened;
  const heard = page.waitForResponse((response) => response.url().includes("/api/portal/rows"));
  await write({ from: customer, ...answer, text: "And one thing more." });
  await heard;
  await settled(sql);
  arrival.open();
  await expect(page.getByRole("feed").getByText("And one thing more.")).toBeVisible();
});
