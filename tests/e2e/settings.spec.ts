import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { hearing, openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("an admin changes a target by keyboard, the next ticket has it, and the audit says who did it", {
  tag: "@parity",
}, async ({ open, priya, sql }) => {
  const page = await open(priya);
  await openLive(page, "/inbox/open");
  const heard = hearing(page);
  await page.getByRole("link", { name: "Settings" }).press("Enter");
  await heard;
  await page.getByRole("link", { name: /^Service policy/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Service policy" })).toBeFocused();
  const target = page.getByRole("textbox", { name: "First reply, Normal, in minutes" });
  await expect(target).toHaveValue("480");

  await target.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("soon");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Whole minutes, from 1 to 527040.")).toBeVisible();
  await expect(target).toBeFocused();
  await expect(target).toHaveValue("soon");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("30");
  await page.getByRole("combobox", { name: "Warn at, Normal" }).selectOption("50");
  await target.press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await write({ from: "Jo Quick <jo@quick.test>", subject: "A tight promise", text: "How soon?" });
  const number = await ticketFrom(sql, "A tight promise");
  await page.goto(`/tickets/${number}`);
  await expect(page.getByRole("complementary", { name: "Ticket details" })).toContainText("Target 30m");

  await openLive(page, "/settings/audit?kind=policy");
  const entry = page.getByRole("list", { name: "Changes" }).getByRole("listitem").first();
  await expect(entry).toContainText("Priya Raman");
  await expect(entry).toContainText("changed the service policy");
  await expect(entry).toContainText("First reply, Normal: 8h → 30m");
  await expect(entry).toContainText("Warn at, Normal: 25% left → 50% left");
  await sql`update sla_targets set target_seconds = 28800 where priority = 'normal' and metric = 'first_response'`;
  await sql`update sla_targets set warn_percent = 25 where priority = 'normal'`;
});

test("two admins with the same page: the second sees what the first set, and keeps what was typed", async ({
  open,
  priya,
  sql,
}) => {
  const [first, second] = [await open(priya), await open(priya)];
  for (const page of [first, second]) await openLive(page, "/settings/workspace");
  const save = async (page: typeof first, name: string) => {
    await page.getByLabel("Workspace name").fill(name);
    await page.getByRole("button", { name: "Save" }).click();
  };
  await save(first, "Northwind Coffee");
  await expect(first.getByText("Saved", { exact: true })).toBeVisible();
  await expect(first.getByRole("complementary", { name: "Main" })).toContainText("Northwind Coffee");
  await save(second, "Northwind Tea");
  await expect(second.getByText("The name was set to Northwind Coffee meanwhile.")).toBeVisible();
  await expect(second.getByLabel("Workspace name")).toHaveValue("Northwind Tea");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("Saved", { exact: true })).toBeVisible();

  await save(second, "  ");
  await expect(second.getByText("Write something first.")).toBeVisible();
  await save(second, "Northwind");
  await expect.poll(async () => (await sql`select name from workspace`)[0]?.name).toBe("Northwind");
});

test("a queue is paused and resumed, a schedule run by hand, and each is written down", {
  tag: "@parity",
}, async ({ open, priya }) => {
  const page = await open(priya);
  await openLive(page, "/settings/jobs");
  await page.getByRole("button", { name: "Pause: Outgoing mail" }).press("Enter");
  await expect(page.getByText("Outgoing mail is paused")).toBeVisible();
  const resume = page.getByRole("button", { name: "Resume: Outgoing mail" });
  await expect(resume).toBeVisible();
  await resume.press("Enter");
  await expect(page.getByText("Outgoing mail goes on")).toBeVisible();
  await page.getByRole("button", { name: "Run now: sweep-sessions" }).press("Enter");
  await expect(page.getByText("sweep-sessions was started")).toBeVisible();
  await page.goto("/settings/audit?kind=queue");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("ran a schedule by hand");
  await expect(changes.nth(1)).toContainText("resumed a queue");
  await expect(changes.nth(2)).toContainText("paused a queue");
});

test("the status page says how everything is that the helpdesk leans on, without scripts too", async ({
  open,
  priya,
}) => {
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings");
  await page
    .getByRole("link", { name: /^Status/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Status" })).toBeVisible();
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(part("Database").getByRole("listitem").filter({ hasText: "PostgreSQL 15" })).toContainText(
    "Fine",
  );
  await expect(part("Database").getByRole("listitem").filter({ hasText: "Migrations" })).toContainText(
    "all have run",
  );
  await expect(part("Public address").getByRole("listitem").first()).toContainText("answers");
  await expect(part("Disk").getByRole("listitem")).toContainText("MB free");
  await expect(part("Background work")).toContainText("schedules run in time");
  await expect(part("Mail").getByRole("listitem").first()).toContainText("Mail out");
  await page.getByRole("link", { name: "Examine again" }).click();
  await expect(part("Database")).toContainText("Fine");
});

test("the audit is filtered from its form, and pages on", async ({ open, priya, sql }) => {
  const page = await open(priya);
  await page.goto("/settings/audit");
  await page.getByLabel("Person").selectOption("Priya Raman");
  await page.getByLabel("About").selectOption("Tickets");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/person=\d+&kind=ticket/);
  await expect(page.getByLabel("About")).toHaveValue("ticket");
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL("/settings/audit");
  await sql`insert into events (at, name, actor_kind, actor_id, subject_kind, subject_id, payload, depth)
    select now() - interval '2 years', 'of.old', 'staff', ${priya.id}, 'user', n, '{}', 0 from generate_series(1, 60) n`;
  await page.goto("/settings/audit?to=2025-01-31");
  await expect(page.getByText("of.old")).toHaveCount(50);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("of.old")).toHaveCount(10);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.getByText("of.old")).toHaveCount(50);
  await page.locator("summary").first().press("Enter");
  await expectAccessible(page, "the audit with an entry that is open");
});

test("the audit is searched, opens in place, and leaves as a file, which it tells of, without scripts too", async ({
  open,
  priya,
  sql,
}) => {
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/workspace");
  const [{ at }] = await sql<[{ at: string }]>`select now()::text as at`;
  await sql`with event as (
      insert into events (at, name, actor_kind, actor_id, subject_kind, subject_id, payload, depth)
      values (${at}, 'workspace.changed', 'staff', ${priya.id}, 'workspace', 1,
        '{"changes": [{"field": "locale", "from": "en", "to": "de"}]}', 0) returning id)
    insert into event_details (event_id, details)
    select id, '{"changes": [{"field": "name", "from": "Northwind", "to": "=Northwind"}],
      "origin": {"network": "80.62.117.34", "agent": ""}}' from event`;
  await page.goto("/settings/audit");
  await page.getByLabel("Search").fill("80.62.117.34");
  await page.getByRole("button", { name: "Show" }).press("Enter");
  const entry = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText("changed the workspace");
  await expect(entry.getByText("Before:")).toHaveCount(2);
  await expect(entry.getByText("Before:").first()).toBeHidden();
  await entry.locator("summary").press("Enter");
  await expect(entry.getByText("Before:").first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const lines = readFileSync(await (await download).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",Priya Raman,changed the workspace,workspace.changed,");
  expect(lines[1]).toContain("80.62.117.34");
  await page.getByLabel("Search").fill("");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(entry.first()).toContainText("exported a list");
  await expect(entry.first()).toContainText("Searched for: nothing → 80.62.117.34");
});

test("a phone leads to the settings from its sheet, and back from each page", async ({ open, priya }) => {
  const page = await open(priya, { viewport: { width: 390, height: 844 } });
  await openLive(page, "/inbox/open");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: /^Audit log/ }).click();
  await expect(page.getByRole("heading", { name: "Audit log" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("who may set nothing up sees no way there, and is told so where he goes all the same", async ({
  open,
  mara,
  trouble,
}) => {
  trouble.allow(/status of 403/);
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  await page.goto("/settings/workspace");
  await expect(page.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
});
