import type { Locator, Page } from "@playwright/test";
import type { Sql } from "../../support/sql.mjs";
import { expect } from "./test";

/** Opens a page for staff and waits until it hears of changes. */
export async function openLive(page: Page, path: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith("/api/live"));
  await page.goto(path);
  expect((await stream).status()).toBe(200);
}

/** Opens a ticket and waits until it acts on keys and hears of changes. */
export async function openTicket(page: Page, number: number): Promise<void> {
  const read = markedRead(page, number);
  await openLive(page, `/tickets/${number}?view=open`);
  await read;
}

/** Once a ticket's page is marked as read by itself, it acts on keys. */
export async function markedRead(page: Page, number: number): Promise<void> {
  await page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes(`/tickets/${number}`),
  );
}

/** Waits until React has taken the element over: a form sent before would go the browser's own way. */
export async function hydrated(element: Locator): Promise<void> {
  const taken = () =>
    element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps")));
  await expect.poll(taken).toBe(true);
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
