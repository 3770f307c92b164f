import { openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test.afterAll(async ({ sql }) => {
  await sql`update users set role_id = (select id from roles where key = 'agent')
    where role_id in (select id from roles where key is null)`;
  await sql`delete from roles where key is null`;
});

test("by keyboard: an admin makes a role from a copy; what it loses is gone from an open page at once", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 403/);
  const nils = await makeAgent(sql, "Nils Nightly");
  const page = await open(priya);
  await openLive(page, "/settings/roles");
  const list = page.getByRole("list", { name: "Roles" });
  await expect(list.getByRole("heading", { name: "Admin" })).toContainText("Your role");
  await page.getByRole("link", { name: "Copy: Agent" }).press("Enter");
  const model = page
    .getByRole("form", { name: "Begin with a copy of" })
    .getByRole("option", { name: "Agent" });
  await expect(model).toHaveJSProperty("selected", true);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("agent");
  await name.press("Enter");
  await expect(name).toHaveAccessibleDescription("There is a role with this name already.");
  await expect(name).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Night shift");
  const writes = page.getByRole("checkbox", { name: "Write and publish articles" });
  await expect(writes).toBeChecked();
  await page.getByRole("checkbox", { name: "See reports over" }).press("Space");
  await page.getByRole("button", { name: "Make the role" }).press("Enter");
  await expect(page.getByRole("status").getByText("The role Night shift is made.")).toBeVisible();

  await openLive(page, `/settings/people/${nils.id}`);
  await page.getByLabel("Role", { exact: true }).selectOption("Night shift");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();

  const his = await open(nils);
  await openLive(his, "/knowledge");
  await openLive(page, "/settings/roles");
  await expect(list.getByRole("listitem").filter({ hasText: "Night shift" })).toContainText("One person");
  await page.getByRole("link", { name: "Change: Night shift" }).press("Enter");
  await expect(page.getByText("Who has it: One person.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete the role" })).toHaveCount(0);
  await page.getByLabel("Name", { exact: true }).fill("Nights");
  await writes.press("Space");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Nights" })).toBeVisible();
  await expect(his.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
  await expect(his.getByRole("link", { name: "Knowledge" })).toHaveCount(0);

  await page.goto("/settings/audit?kind=role");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("changed the role Nights");
  await expect(changes.nth(0)).toContainText("Name: Night shift → Nights");
  await expect(changes.nth(0)).toContainText("Write and publish articles: yes → no");
  await expect(changes.nth(1)).toContainText("made the role Night shift");
});

test("without scripts: a role is made, refused, changed and deleted, and nothing ticked is lost", async ({
  open,
  priya,
}) => {
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/roles/new");
  await page.getByRole("combobox", { name: "Begin with a copy of" }).selectOption("Agent");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("checkbox", { name: "Change customers" })).toBeChecked();
  await page.getByRole("combobox", { name: "Begin with a copy of" }).selectOption("No role");
  await page.getByRole("button", { name: "Copy" }).click();
  const box = (name: string) => page.getByRole("checkbox", { name });
  await page.getByLabel("Name", { exact: true }).fill("Weekend");
  await page.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByText("Tick at least one")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Weekend");
  await page.getByLabel("Name", { exact: true }).fill("Admin");
  await box("Write and publish articles").check();
  await box("See and work on tickets").check();
  await page.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByText("There is a role with this name already.")).toBeVisible();
  await expect(box("Write and publish articles")).toBeChecked();
  await expect(box("See and work on tickets")).toBeChecked();
  await expect(box("See every ticket")).not.toBeChecked();
  await page.getByLabel("Name", { exact: true }).fill("Weekend");
  await page.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByText("The role Weekend is made.")).toBeVisible();
  await page.getByRole("link", { name: "Change: Weekend" }).click();
  await box("Write and publish articles").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator('[name="fromPermissions"]')).toHaveCount(1);
  await expect(box("Write and publish articles")).not.toBeChecked();
  await page.getByRole("button", { name: "Delete the role" }).click();
  await expect(page.getByText("The role is deleted.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Change: Weekend" })).toHaveCount(0);
});

test("one's own role and the admins' show what is not to be changed, from a phone too", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const [admins] = await sql`select id::int from roles where key = 'admin'`;
  const page = await open(priya, { viewport: { width: 390, height: 844 } });
  await page.goto(`/settings/roles/${admins?.id}`);
  await expect(page.getByText("Nobody changes what their own role may do.")).toBeVisible();
  await expect(page.getByText("This role stays")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await sql`insert into roles (name, permissions) select 'Owner', permissions from roles where key = 'admin'`;
  const owner = await makeAgent(sql, "Olga Owner");
  await sql`update users set role_id = (select id from roles where name = 'Owner') where id = ${owner.id}`;
  const hers = await open(owner, { viewport: { width: 390, height: 844 } });
  await hers.goto(`/settings/roles/${admins?.id}`);
  await expect(hers.getByText("Stays: whoever has this role")).toBeVisible();
  await expect(hers.getByRole("checkbox", { name: "Invite colleagues" })).toHaveCount(0);
  await expect(hers.getByRole("checkbox", { name: "Read who changed what" })).toBeChecked();
  for (const id of ["999999", "x"]) {
    expect((await hers.goto(`/settings/roles/${id}`))?.status(), id).toBe(404);
  }
});

test("whose role opens no inbox begins where it opens something", async ({ open, sql }) => {
  await sql`insert into roles (name, permissions) values ('Writer', '{knowledge.write}'), ('Watcher', '{settings.audit}')`;
  for (const [role, name, start] of [
    ["Writer", "Willa Writer", "/knowledge"],
    ["Watcher", "Walt Watcher", "/settings"],
  ] as const) {
    const person = await makeAgent(sql, name);
    await sql`update users set role_id = (select id from roles where name = ${role}) where id = ${person.id}`;
    const page = await open(person);
    await page.goto("/inbox");
    await expect(page).toHaveURL(start);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
