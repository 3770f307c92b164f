import type { Locator, Page } from "@playwright/test";
import { write } from "./support/customer";
import { ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

/** A week that no other journey writes into; 2027-06-02 is a Wednesday. */
const wednesday = "2027-06-02";
const week = `/calendar?view=week&date=${wednesday}`;

/** The scripts of the grid have come: its hours are there. */
async function openGrid(page: Page, path = week): Promise<void> {
  await page.goto(path);
  await expect(page.getByText("10:00", { exact: true }).first()).toBeVisible();
}

const entry = (page: Page, title: string) => page.locator("[data-entry]").filter({ hasText: title });
const times = (one: Locator) => one.getByText(/\d\d:\d\d to \d\d:\d\d/);

async function book(page: Page, title: string, start: string, end: string): Promise<void> {
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "New appointment" });
  await expect(form.getByLabel("Title")).toBeFocused();
  await page.keyboard.type(title);
  await form.getByLabel("Start").fill(start);
  await form.getByLabel("End").fill(end);
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(entry(page, title)).toBeVisible();
}

test("an appointment is made, opened and moved by the keyboard alone, and its moves taken back", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Jo Booked <jo@booked.test>", subject: "Please come by", text: "Soon" });
  const number = await ticketFrom(sql, "Please come by");
  const page = await open(mara);
  await openGrid(page);
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "New appointment" });
  await expect(form.getByLabel("Title")).toBeFocused();
  await page.keyboard.type("Install Fjord 3");
  await form.getByLabel("Start").fill("10:00");
  await form.getByLabel("End").fill("09:00");
  await form.getByLabel("Ticket").fill("999999");
  await page.keyboard.press("Enter");
  await expect(form.getByText("The end must be later than the start.").first()).toBeVisible();
  await form.getByLabel("End").fill("11:00");
  await page.keyboard.press("Enter");
  await expect(form.getByText("There is no such ticket, or you may not see it.").first()).toBeVisible();
  await expect(form.getByLabel("Title")).toHaveValue("Install Fjord 3");
  await form.getByLabel("Ticket").fill(`#${number}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Appointment created")).toBeVisible();
  const one = entry(page, "Install Fjord 3");
  await expect(times(one)).toHaveText("10:00 to 11:00");

  await one.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(times(one)).toHaveText("10:15 to 11:15");
  await expect(one).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText(/Install Fjord 3 moved to Thu/).first()).toBeVisible();
  await expect(one).toBeFocused();
  await page.keyboard.press("z");
  await expect(page.getByText(/Install Fjord 3 is back at Wed/).first()).toBeVisible();

  await one.focus();
  await page.keyboard.press("Enter");
  const change = page.getByRole("dialog", { name: "Change appointment" });
  await expect(change.getByLabel("Day", { exact: true })).toHaveValue(wednesday);
  await expect(change.getByLabel("Start")).toHaveValue("10:15");
  await change.getByLabel("Place").fill("Café Norrsken");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Appointment saved")).toBeVisible();
  await expect(one).toContainText("Café Norrsken");

  await page.goto(`/tickets/${number}`);
  await expect(page.getByRole("link", { name: /Install Fjord 3/ }).first()).toBeVisible();
  // Made, moved twice, taken back once, and edited.
  await page.getByRole("button", { name: /\d changes/ }).click();
  await expect(page.getByText("booked an appointment")).toBeVisible();
  await page.getByRole("link", { name: "Add appointment" }).first().click();
  await expect(form.getByLabel("Ticket")).toHaveValue(String(number));
});

test("an appointment is dragged to another hour, and a stretch of empty time becomes one", async ({
  open,
  mara,
}) => {
  const page = await open(mara);
  await openGrid(page);
  await book(page, "Boiler repair", "09:00", "10:00");
  const one = entry(page, "Boiler repair");
  const box = await one.boundingBox();
  if (!box) throw new Error("it is not to be seen");
  // An hour is 58 px high.
  await dragBy(page, box.x + box.width / 2, box.y + 20, 116);
  await expect(times(one)).toHaveText("11:00 to 12:00");
  await expect(page.getByText(/Boiler repair moved to/).first()).toBeVisible();
  await page.reload();
  await expect(times(one)).toHaveText("11:00 to 12:00");

  const now = await one.boundingBox();
  if (!now) throw new Error("it is not to be seen");
  await dragBy(page, now.x + now.width / 2, now.y + now.height + 30, 50);
  const form = page.getByRole("dialog", { name: "New appointment" });
  await expect(form.getByLabel("Day", { exact: true })).toHaveValue(wednesday);
  await expect(form.getByLabel("Start")).toHaveValue(/^12:/);
});

async function dragBy(page: Page, x: number, y: number, down: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x, y + (down * step) / 8);
  await page.mouse.up();
}

test("a deleted appointment comes back with undo, and is in the feed of who subscribed until the address is revoked", {
  tag: "@parity",
}, async ({ open, mara }) => {
  const page = await open(mara);
  const soon = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  await openGrid(page, `/calendar?view=week&date=${soon}`);
  await book(page, "Quote review", "13:00", "14:00");
  const one = entry(page, "Quote review");
  await one.click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Appointment deleted")).toBeVisible();
  await expect(one).toHaveCount(0);
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(page.getByText("Appointment is back")).toBeVisible();
  await expect(times(one)).toHaveText("13:00 to 14:00");

  await page.getByRole("button", { name: "More options" }).click();
  await page.getByRole("menuitem", { name: "Subscribe…" }).click();
  const sheet = page.getByRole("dialog", { name: "Subscribe" });
  await sheet.getByRole("button", { name: "Create address" }).click();
  const address = await sheet.getByLabel("Address of your calendar").inputValue();
  expect(address).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/);
  const feed = await page.request.get(address);
  expect(feed.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache",
  });
  expect(await feed.text()).toContain("SUMMARY:Quote review");
  const etag = feed.headers().etag ?? "";
  expect((await page.request.get(address, { headers: { "if-none-match": etag } })).status()).toBe(304);
  await sheet.getByRole("button", { name: "Revoke address" }).click();
  await expect(page.getByText("The address no longer works")).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test("what is seen is in the address: keys change it, back and reload show it again", async ({
  open,
  mara,
}) => {
  const page = await open(mara);
  await openGrid(page);
  await expect(page.getByRole("heading", { name: /31 May .* 6 June 2027/ })).toBeVisible();
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/view=month/);
  await expect(page.getByText("Mon", { exact: true }).last()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: /31 May .* 6 June 2027/ })).toBeVisible();
  await page.getByRole("link", { name: "Later" }).click();
  await expect(page.getByRole("heading", { name: /7 .* 13 June 2027/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: /7 .* 13 June 2027/ })).toBeVisible();
});

test("who changed an appointment first is named, and nothing typed is lost", async ({ open, mara, sql }) => {
  const page = await open(mara);
  await openGrid(page, `/calendar?view=week&date=2027-06-16`);
  await book(page, "Menu of the Halo", "09:00", "10:00");
  await entry(page, "Menu of the Halo").click();
  const form = page.getByRole("dialog", { name: "Change appointment" });
  await form.getByLabel("Place").fill("Kyoto");
  await sql`update appointments set version = version + 1, title = 'Menu of the Skerry'
    where title = 'Menu of the Halo'`;
  await form.getByRole("button", { name: "Save appointment" }).click();
  await expect(form.getByText(/changed the appointment meanwhile/)).toBeVisible();
  await expect(form.getByText(/It now says: Menu of the Skerry/)).toBeVisible();
  await expect(form.getByLabel("Place")).toHaveValue("Kyoto");
  await form.getByRole("button", { name: "Save mine instead" }).click();
  await expect(page.getByText("Appointment saved")).toBeVisible();
  await expect(entry(page, "Menu of the Halo")).toContainText("Kyoto");
});
