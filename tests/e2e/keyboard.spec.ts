import { write } from "./support/customer";
import { editor, hydrated, markedRead, messageOf, ticketFrom } from "./support/desk";
import { admin } from "./support/people";
import { expect, test } from "./support/test";

test("a day's work needs no mouse: sign in, choose, open, answer, back to the same row", async ({
  open,
  priya,
  sql,
  farSide,
}) => {
  const customer = "ines@torra.test";
  await write({ from: "Jo Urgent <jo@torra.test>", subject: "The first of two", text: "First" });
  await ticketFrom(sql, "The first of two");
  await write({ from: `Ines Carvalho <${customer}>`, subject: "The second of two", text: "Second" });
  const number = await ticketFrom(sql, "The second of two");
  const page = await open(null);
  await page.goto("/sign-in");
  await hydrated(page.getByRole("button", { name: "Sign in" }));
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(priya.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(admin.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/inbox/open");

  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await hydrated(rows.first());
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  const row = rows.filter({ hasText: "The second of two" });
  const place = (await rows.allInnerTexts()).findIndex((text) => text.includes("The second of two"));
  for (let step = 0; step < place; step++) await page.keyboard.press("j");
  await expect(row).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(place - 1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const read = markedRead(page, number);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/tickets/${number}?view=open`);
  await expect(page.getByRole("heading", { name: "The second of two" })).toBeFocused();
  await read;

  await page.keyboard.press("r");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("Typed before and while the editor loads.");
  await expect(editor(page)).toHaveText("Typed before and while the editor loads.");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => farSide.repliesTo(customer).length).toBe(1);
  expect(farSide.repliesTo(customer)[0]?.mail.text?.trim()).toBe("Typed before and while the editor loads.");
  await expect(messageOf(page, priya.name).filter({ hasText: "Sent" })).toBeFocused();

  await page.keyboard.press("u");
  await expect(page).toHaveURL("/inbox/open");
  await expect(row).toBeFocused();
});
