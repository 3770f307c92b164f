import type { Locator, Page } from "@playwright/test";
import type { Sql } from "../../support/sql.mjs";
import { expect } from "./test";

/** Resolves once the page for staff that comes next hears of changes: what stands in its frame acts on clicks then. */
export async function hearing(page: Page): Promise<void> {
  const stream = await page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  expect(stream.status()).toBe(200);
}

/** Opens a page for staff and waits until it hears of changes. */
export async function openLive(page: Page, path: string): Promise<void> {
  const heard = hearing(page);
  await page.goto(path);
  await heard;
}

/** Opens a ticket and waits until it acts on keys and hears of changes. */
export async function openTicket(page: Page, number: number): Promise<void> {
  const read = markedRead(page, number);
  await openLive(page, `/tickets/${number}?view=open`);
  await read;
}

/** A ticket's page marks itself as read after it has begun to hear keys. */
export async function markedRead(page: Page, number: number): Promise<void> {
  await page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes(`/tickets/${number}`),
  );
}

/** The list's keys stand under it once they work; a person who presses one before sees nothing happen. */
export async function listKeysWork(page: Page): Promise<void> {
  await expect(page.getByText(/^JK\s*move$/)).toBeVisible();
}

/**
 * Points at what leads to a page, as somebody does who will open it, until that page's skeleton is here.
 * @param answers two for a page of another kind: its place in the tree comes first, then what can be shown of it
 */
export async function pointAt(page: Page, leading: Locator, path: string, answers: 1 | 2): Promise<void> {
  await leading.hover();
  const arrived = (part: string) =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry.name.includes(part) && (entry as PerformanceResourceTiming).responseEnd > 0)
      .length;
  await expect
    .poll(() => page.evaluate(arrived, path), `the skeleton of ${path}`)
    .toBeGreaterThanOrEqual(answers);
}

/** A form with a password offers to show it once its scripts run; before, the browser sends it its own way. */
export async function formScriptsRun(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Show password" })).toBeVisible();
}

/** By the later journeys there are more open tickets than a list begins with: this one stands on top. */
export async function dueFirst(sql: Sql, number: number): Promise<void> {
  await sql`update tickets set next_due_at = now() - interval '9 hours' where number = ${number}`;
}

/** Nothing is under way any more that a page would hear of. */
export async function settled(sql: Sql): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await sql<{ open: number }[]>`
        select (select count(*) from event_work)::int
          + (select count(*) from outbox_recipients where state in ('queued', 'sending'))::int as open`;
      return row?.open;
    }, "everything has settled")
    .toBe(0);
}

/** The number of the ticket that a mail with this subject has become. */
export async function ticketFrom(sql: Sql, subject: string): Promise<number> {
  let number = 0;
  await expect
    .poll(async () => {
      const [row] = await sql<{ number: number }[]>`
        select number::int from tickets where subject = ${subject} order by id desc limit 1`;
      number = row?.number ?? 0;
      return number;
    }, `a ticket "${subject}"`)
    .toBeGreaterThan(0);
  return number;
}

/** A message or a reply on its way, found by words in it (plain text only: HTML stands in a frame). */
export function messageOf(page: Page, author: string): Locator {
  return page.getByRole("feed").getByRole("article").filter({ hasText: author });
}

/** The body of a message that came or went as HTML. */
export function frameOf(article: Locator) {
  return article.frameLocator("iframe");
}

export function editor(page: Page): Locator {
  return page.getByRole("region", { name: "Answer" }).getByRole("textbox");
}

/** Opens the composer as people do, and waits for the formatting: what is typed then is rich text. */
export async function startReply(page: Page): Promise<Locator> {
  await page.keyboard.press("r");
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  await expect(editor(page)).toBeFocused();
  return editor(page);
}

export function property(page: Page, name: "Status" | "Priority" | "Assignee"): Locator {
  return page
    .getByRole("complementary", { name: "Ticket details" })
    .getByRole("button", { name: new RegExp(`^${name}: `) });
}
