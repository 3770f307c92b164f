import type { Locator, Page } from "@playwright/test";
import { askByForm, linkTo } from "./support/customer";
import { openLive, openTicket, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test.afterAll(async ({ sql }) => {
  await sql`delete from business_hours`;
});

/** Of several web processes the others show a change some seconds later (lib/business-time/opening.ts). */
async function saysOnceRead(page: Page, part: Page | Locator): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(part.getByText("Open round the clock")).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test("by keyboard: a team gets hours of its own, which its customers and colleagues read, and leaves them again", {
  tag: "@parity",
}, async ({ open, priya, mara, sql, farSide }) => {
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Night shift', false, 300) returning id`;
  const [email, subject] = ["nora@night.test", "Is anybody there?"];
  await askByForm({ email, name: "Nora Night", subject, text: "It is late." });
  const { url } = await linkTo(farSide, email);
  const number = await ticketFrom(sql, subject);
  await sql`update tickets set team_id = ${team?.id} where number = ${number}`;

  const page = await open(priya);
  await openLive(page, `/settings/teams/${team?.id}`);
  await expect(page.getByText("The team keeps to the opening hours of the workspace.")).toBeVisible();
  await page.getByRole("link", { name: "Give it hours of its own" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Opening hours of the team" })).toBeVisible();
  await page.getByRole("button", { name: "Add hours: Monday" }).press("Enter");
  const from = page.getByRole("textbox", { name: "Monday, opening 1, from" });
  await from.fill("late");
  await from.press("Enter");
  await expect(from).toHaveAccessibleDescription("Write a time like 09:00 or 24:00.");
  await from.fill("0");
  await page.getByRole("textbox", { name: "Monday, opening 1, until" }).fill("24");
  await page.getByRole("button", { name: "Copy Monday to Tuesday through Friday" }).press("Enter");
  for (const day of ["Saturday", "Sunday"]) {
    await page.getByRole("button", { name: `Add hours: ${day}` }).press("Enter");
    await page.getByRole("textbox", { name: `${day}, opening 1, from` }).fill("0");
    await page.getByRole("textbox", { name: `${day}, opening 1, until` }).fill("24");
  }
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("The team has opening hours of its own.")).toBeVisible();
  await expect(page.getByText("Open round the clock")).toBeVisible();

  const hers = await open(mara);
  await openTicket(hers, number);
  const panel = hers.getByRole("complementary", { name: "Ticket details" });
  await saysOnceRead(hers, panel);
  const reader = await open(null);
  await reader.goto(url);
  await reader.locator("main form button").click();
  await expect(reader).toHaveURL(new RegExp(`/requests/${number}$`));
  await saysOnceRead(reader, reader);
  await expect(reader.getByText("Night shift")).toHaveCount(0);

  await page.getByRole("button", { name: "Keep to the workspace’s hours again" }).press("Enter");
  await expect(page.getByText("The team keeps to the opening hours of the workspace.")).toBeVisible();
  // The workspace has none: then nothing is said.
  await expect(async () => {
    await reader.reload();
    await expect(reader.getByText("Open round the clock")).toHaveCount(0);
  }).toPass();
  await page.goto("/settings/audit?kind=team");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("had a team keep to the workspace’s hours");
  await expect(changes.nth(1)).toContainText("Opening hours of its own: no → yes");
});

test("without scripts: a row comes by the same form, what is wrong stands at its field, and what was typed stays", async ({
  open,
  priya,
  sql,
}) => {
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Day shift', false, 95) returning id`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/settings/teams/${team?.id}/hours`);
  await page.getByRole("button", { name: "Add hours: Tuesday" }).click();
  const until = page.getByRole("textbox", { name: "Tuesday, opening 1, until" });
  await until.fill("8");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(until).toHaveValue("8");
  await expect(until).toHaveAccessibleDescription(/./);
  await until.fill("18");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The team has opening hours of its own.")).toBeVisible();
  await expect(until).toHaveValue("18:00");
});
