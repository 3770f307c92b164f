import type { Page } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { write } from "./support/customer";
import { dueFirst, listKeysWork, openLive, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const memberOf = (page: Page, name: string) =>
  page.getByRole("list", { name: "Members" }).getByRole("listitem").filter({ hasText: name });

test.afterAll(async ({ sql }) => {
  // Leads alone would be told of tickets in the journeys that follow.
  await sql`delete from memberships`;
});

async function ticketIn(sql: Sql, team: string, subject: string): Promise<number> {
  await write({ from: "Jo Teamed <jo@teams.test>", subject, text: "Whose is it?" });
  const number = await ticketFrom(sql, subject);
  await sql`update tickets set team_id = (select id from teams where name = ${team}) where number = ${number}`;
  return number;
}

test("by keyboard: an admin makes a team and its lead, who says who is in it and sees his page follow", {
  tag: "@parity",
}, async ({ open, priya, mara, sql, trouble }) => {
  trouble.allow(/status of 404/);
  const elif = await makeAgent(sql, "Elif Aydin");
  const page = await open(priya);
  await openLive(page, "/settings");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Teams/ })
    .press("Enter");
  const form = page.getByRole("region", { name: "New team" });
  const name = form.getByLabel("Name");
  await name.focus();
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription("Write something first.");
  await page.keyboard.type("Contracts");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(form.getByRole("radio", { name: "Violet" })).toBeChecked();
  await form.getByLabel("Who sees its tickets").selectOption("Its members only");
  await form.getByRole("button", { name: "Make the team" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Contracts" })).toBeVisible();
  await expect(page.getByText("The team is restricted")).toBeVisible();

  const number = await ticketIn(sql, "Contracts", "A contract for a team");
  // Something in her list, so that what comes new is offered and moves nothing.
  await dueFirst(sql, await ticketIn(sql, "", "Everybody sees this"));
  const hers = await open(mara);
  await openLive(hers, "/inbox/open");
  await listKeysWork(hers);
  await page.getByLabel("Colleague").selectOption(mara.name);
  await page.getByRole("button", { name: "Add to the team" }).press("Enter");
  await expect(memberOf(page, mara.name)).toBeVisible();
  // Her open page hears of it, though nobody touched the ticket.
  await expect(hers.getByRole("button", { name: "1 new ticket" })).toBeVisible();
  await hers.keyboard.press(".");
  await expect(hers.getByRole("link", { name: "A contract for a team" })).toBeVisible();
  await page.getByRole("button", { name: `Make a lead: ${mara.name}` }).press("Enter");
  await expect(page.getByRole("button", { name: `No lead any more: ${mara.name}` })).toBeFocused();

  await hers.goto("/profile");
  await hers.getByRole("link", { name: "Contracts" }).press("Enter");
  await expect(hers.getByText("Members see all tickets of this restricted team")).toBeVisible();
  await expect(hers.getByRole("button", { name: /lead|Delete|Restrict|Open the team|Take out/ })).toHaveCount(
    0,
  );
  await hers.getByLabel("Colleague").selectOption(elif.name);
  await hers.getByRole("button", { name: "Add to the team" }).press("Enter");
  await expect(memberOf(hers, elif.name)).toBeVisible();
  const third = await open(elif);
  await openLive(third, "/inbox/open");
  await expect(third.getByRole("link", { name: "A contract for a team" })).toBeVisible();
  await hers.getByRole("button", { name: `Take out: ${elif.name}` }).press("Enter");
  await expect(memberOf(hers, elif.name)).toHaveCount(0);
  await expect(hers.getByRole("heading", { name: "Members" })).toBeFocused();
  await expect(third.getByRole("link", { name: "A contract for a team" })).toHaveCount(0);
  expect((await third.goto(`/tickets/${number}`))?.status()).toBe(404);

  await page.goto("/settings/audit?kind=team");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("took somebody out of a team");
  await expect(changes.nth(0)).toContainText(`Member: ${elif.name} → nothing`);
  await expect(changes.nth(2)).toContainText(`Lead: nothing → ${mara.name}`);
  await expect(changes.filter({ hasText: "Colour: nothing → Violet" }).first()).toBeVisible();
});

test("two admins with the same team: the second sees what the first set, and keeps what was typed", async ({
  open,
  priya,
  sql,
}) => {
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Two hands', false, 262) returning id`;
  const [first, second] = [await open(priya), await open(priya)];
  for (const page of [first, second]) await openLive(page, `/settings/teams/${team?.id}`);
  const rename = async (page: Page, name: string) => {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Save" }).press("Enter");
  };
  await rename(first, "One hand");
  await expect(first.getByRole("heading", { name: "One hand" })).toBeVisible();
  await rename(second, "Other hand");
  await expect(second.getByText("Somebody changed this to One hand first.")).toBeVisible();
  await expect(second.getByText("Your change to Other hand was not saved.")).toBeVisible();
  await expect(second.getByLabel("Name", { exact: true })).toHaveValue("Other hand");
});

test("without scripts: a team is made, restricted, filled, emptied, and deleted once nothing names it", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  await sql`insert into teams (name, restricted, hue) values ('Service desk', false, 262) on conflict do nothing`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/teams");
  const form = page.getByRole("region", { name: "New team" });
  await form.getByLabel("Name").fill("Service desk");
  await form.getByRole("radio", { name: "Pink" }).check();
  await form.getByRole("button", { name: "Make the team" }).click();
  await expect(form.getByText("Another team has this name.")).toBeVisible();
  await expect(form.getByRole("radio", { name: "Pink" })).toBeChecked();
  await form.getByLabel("Name").fill("Plain paper");
  await form.getByRole("button", { name: "Make the team" }).click();
  await expect(page.getByRole("heading", { name: "Plain paper" })).toBeVisible();
  await page.getByRole("button", { name: "Restrict the team" }).click();
  await expect(page.getByText("The team is restricted")).toBeVisible();
  await page.getByRole("button", { name: "Add to the team" }).click();
  await expect(page.getByText("Choose an active colleague.")).toBeVisible();
  await page.getByLabel("Colleague").selectOption(mara.name);
  await page.getByRole("button", { name: "Add to the team" }).click();
  await page.getByRole("button", { name: `Make a lead: ${mara.name}` }).click();
  await expect(memberOf(page, mara.name)).toContainText("Lead");

  const hers = await open(mara, { javaScriptEnabled: false });
  await hers.goto("/profile");
  await hers.getByRole("link", { name: "Plain paper" }).click();
  await hers.getByLabel("Name", { exact: true }).fill("Plain papers");
  await hers.getByRole("button", { name: "Save" }).click();
  await expect(hers.getByRole("heading", { name: "Plain papers" })).toBeVisible();
  await hers.getByLabel("Colleague").selectOption(priya.name);
  await hers.getByRole("button", { name: "Add to the team" }).click();
  await hers.getByRole("button", { name: `Take out: ${priya.name}` }).click();
  await expect(memberOf(hers, priya.name)).toHaveCount(0);

  await ticketIn(sql, "Plain papers", "A ticket without scripts");
  await page.reload();
  await expect(page.getByText("1 ticket: give it to another team above")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete the team" })).toHaveCount(0);
  await page.getByLabel("Give them to").selectOption("Service desk");
  await page.getByRole("button", { name: "Move the tickets" }).click();
  await expect(page.getByText("No ticket is in the team.")).toBeVisible();
  await page.getByRole("button", { name: "Delete the team" }).click();
  await expect(page).toHaveURL(/\/settings\/teams$/);
  await expect(page.getByRole("link", { name: "Plain papers" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Service desk/ })).toContainText("1");
});

test("a team's page is nobody's who does not lead it", async ({ open, sql, trouble }) => {
  trouble.allow(/status of 40[34]/);
  const [open_, closed] = await sql`insert into teams (name, restricted, hue)
    values ('Open to look at', false, 20), ('Shut', true, 20) returning id`;
  const page = await open(await makeAgent(sql, "Tibor Hruby"));
  for (const [id, status] of [
    [open_?.id, 403],
    [closed?.id, 404],
    [999_999, 404],
    ["x", 404],
  ]) {
    expect((await page.goto(`/teams/${id}`))?.status(), String(id)).toBe(status);
  }
  await page.goto("/profile");
  await expect(page.getByRole("heading", { name: "Teams that you lead" })).toHaveCount(0);
});
