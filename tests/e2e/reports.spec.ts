import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, what: ReturnType<Page["getByRole"]>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(what).toBeFocused();
}

test("a lead opens the report by keyboard, reads a number and follows it to its tickets", {
  tag: "@parity",
}, async ({ open, priya, sql }) => {
  await write({ from: "Ada Report <ada@report.test>", subject: "Counted this week", text: "One" });
  await ticketFrom(sql, "Counted this week");
  const page = await open(priya);
  await openLive(page, "/inbox/open");
  await tabTo(page, page.getByRole("link", { name: "Reports" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/reports");
  await expect(page.getByRole("heading", { name: "Reports", level: 1 })).toBeFocused();
  await expect(page.getByText("All tickets are counted.")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Last 7 days" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/reports?days=7");
  await expect(page.getByRole("link", { name: "Last 7 days" })).toHaveAttribute("aria-current", "page");

  const figure = page.getByRole("term").filter({ hasText: "New tickets" }).locator("..");
  const number = figure.getByRole("link").first();
  const count = Number(((await number.textContent()) ?? "").replaceAll(",", ""));
  const [row] = await sql<{ count: number }[]>`select count(*)::int from tickets
    where status not in ('spam', 'trash', 'merged') and created_at > now() - interval '6 days'`;
  expect(count).toBe(row?.count);
  await expect(page.getByRole("img", { name: new RegExp(`: ${count} new and`) })).toBeVisible();

  const told = page.getByText("What is counted").first();
  await tabTo(page, page.locator("summary").filter({ hasText: "What is counted" }).first());
  await page.keyboard.press("Enter");
  await expect(
    told.locator("../..").getByText(/^New: Tickets by the day on which they came in/),
  ).toBeVisible();
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Reports", level: 1 }).focus();
  await tabTo(page, number);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "New tickets", level: 1 })).toBeFocused();
  await expect(page.locator("#main").getByText(`${count} ticket`)).toBeVisible();
  await expect(page.getByRole("table").getByRole("link")).toHaveCount(Math.min(count, 50));
  await tabTo(page, page.getByRole("link", { name: /Counted this week/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Counted this week" })).toBeVisible();
});

test("the report needs no script, says what is wrong with a range, and keeps what was typed", async ({
  open,
  mara,
}) => {
  const page = await open(mara, { javaScriptEnabled: false });
  await page.goto("/reports");
  await expect(page.getByText("Only tickets that you may see are counted")).toBeVisible();
  await page.getByText("Show as table").first().click();
  await expect(page.getByRole("table", { name: /^Volume/ })).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill("2026-02-10");
  await page.getByLabel("To", { exact: true }).fill("2026-02-01");
  await page.getByRole("button", { name: "Show: Range" }).click();
  await expect(page.getByText("The range ends before it begins.")).toBeVisible();
  await expect(page.getByLabel("To", { exact: true })).toBeFocused();
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2026-02-10");
  await page.getByLabel("To", { exact: true }).fill("2026-02-20");
  await page.getByRole("button", { name: "Show: Range" }).click();
  await expect(page).toHaveURL("/reports?from=2026-02-10&to=2026-02-20");
  const answer = await page.request.get("/reports/daily.csv?from=2026-02-10&to=2026-02-20");
  expect(answer.headers()["content-disposition"]).toContain("tickets-per-day.csv");
  expect((await answer.text()).trim().split("\r\n")).toHaveLength(12);
});

test("the report is accessible with everything unfolded", async ({ open, priya }) => {
  const page = await open(priya, { locale: "de-DE" });
  await page.goto("/reports?days=7");
  for (const summary of await page.locator("summary").all()) await summary.click();
  await expectAccessible(page, "the report, unfolded");
});
