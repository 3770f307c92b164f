import { askByForm } from "./support/customer";
import { openLive, openTicket, property, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test.afterAll(async ({ sql }) => {
  await sql`delete from memberships`;
  await sql`update teams set round_robin = false`;
});

test("by keyboard: a lead switches round robin on, and what is moved to the team goes to its members in turn", {
  tag: "@parity",
}, async ({ open, sql }) => {
  const [lena, tom] = [await makeAgent(sql, "Lena Leading"), await makeAgent(sql, "Tom Turner")];
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('In turn', false, 95) returning id`;
  await sql`insert into memberships (team_id, user_id, is_lead)
    values (${team?.id}, ${lena.id}, true), (${team?.id}, ${tom.id}, false)`;
  const page = await open(lena);
  await openLive(page, `/teams/${team?.id}`);
  const turns = page.getByRole("region", { name: "Round robin" });
  await turns.getByRole("button", { name: "Switch round robin on" }).press("Enter");
  await expect(turns.getByText("go to its members in turn.")).toBeVisible();
  await expect(turns.getByRole("button", { name: "Switch round robin off" })).toBeFocused();

  for (const [subject, taker] of [
    ["The first of the team", lena],
    ["The second of the team", tom],
  ] as const) {
    await askByForm({ email: "turn@forms.test", name: "Tina", subject, text: "Who takes it?" });
    await openTicket(page, await ticketFrom(sql, subject));
    await page
      .getByRole("complementary", { name: "Ticket details" })
      .getByRole("button", { name: "Team: No team" })
      .press("Enter");
    await page.getByRole("menuitem", { name: "In turn" }).press("Enter");
    await expect(property(page, "Assignee")).toHaveAccessibleName(`Assignee: ${taker.name}`);
    await page.getByRole("button", { name: "3 changes" }).press("Enter");
    await expect(page.getByText(`Round robin assigned the ticket to ${taker.name}`)).toBeVisible();
  }
});

test("without scripts: an admin switches it off, and the audit says so", async ({ open, priya, sql }) => {
  const [team] = await sql`insert into teams (name, restricted, hue, round_robin)
    values ('No turns', false, 20, true) returning id`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/settings/teams/${team?.id}`);
  const turns = page.getByRole("region", { name: "Round robin" });
  await turns.getByRole("button", { name: "Switch round robin off" }).click();
  await expect(turns.getByText("wait until somebody takes them.")).toBeVisible();
  await page.goto("/settings/audit?kind=team");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("changed a team’s round robin");
  await expect(changes.nth(0)).toContainText("Round robin: yes → no");
});
