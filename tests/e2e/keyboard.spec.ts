import { write } from "./support/customer";
import { editor, listKeysWork, messageOf, pointAt, ticketFrom } from "./support/desk";
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
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(priya.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(admin.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/inbox/open");

  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await listKeysWork(page);
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  const row = rows.filter({ hasText: "The second of two" });
  const place = (await rows.allInnerTexts()).findIndex((text) => text.includes("The second of two"));
  for (let step = 0; step < place; step++) await page.keyboard.press("j");
  await expect(row).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(place - 1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/tickets/${number}?view=open`);
  await expect(page.getByRole("heading", { name: "The second of two" })).toBeFocused();
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

test("who moves the focus while a skeleton stands keeps it when the page arrives", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Jo Slow <jo@slow.test>", subject: "A page that takes its time", text: "Slow" });
  const number = await ticketFrom(sql, "A page that takes its time");
  const page = await open(mara);
  await page.goto("/inbox/open");
  await listKeysWork(page);
  let letThrough = () => {};
  const asked = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(`**/tickets/${number}?*`, async (route) => {
    const headers = route.request().headers();
    if (headers.rsc && !headers["next-router-prefetch"]) await asked;
    await route.continue();
  });
  await pointAt(page, page.getByRole("row").filter({ hasText: `#${number}` }), `/tickets/${number}`, 2);
  await page.getByRole("link", { name: "A page that takes its time" }).click();
  await expect(page).toHaveURL(`/tickets/${number}?view=open`);
  await expect(page.locator("#main [aria-busy]")).toBeVisible();
  const elsewhere = page.getByRole("link", { name: "Unassigned" });
  await elsewhere.focus();
  letThrough();
  await expect(page.getByRole("heading", { name: "A page that takes its time" })).toBeVisible();
  await expect(elsewhere).toBeFocused();
});
