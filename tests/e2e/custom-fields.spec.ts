import type { Sql } from "../support/sql.mjs";
import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test.afterAll(async ({ sql }) => {
  await sql`delete from custom_fields`;
  await sql`update users set fields = '{}'`;
  await sql`update organisations set fields = '{}'`;
});

async function customerFrom(sql: Sql, name: string, address: string): Promise<string> {
  await write({ from: `${name} <${address}>`, subject: `By ${name}`, text: "Hi" });
  await ticketFrom(sql, `By ${name}`);
  const [row] = await sql<
    { id: number }[]
  >`select user_id::int as id from user_emails where address = ${address}`;
  return `/customers/${row?.id}`;
}

test("an admin makes fields by keyboard; an agent fills them in, is told what is wrong, and loses nothing", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  const page = await open(priya);
  await openLive(page, "/settings/fields");
  const add = page.getByRole("region", { name: "New field" });
  await add.getByRole("button", { name: "Add field" }).press("Enter");
  await expect(add.getByText("Write something first.")).toBeVisible();
  await expect(add.getByLabel("Name in English")).toBeFocused();
  await add.getByLabel("Type").selectOption("Number");
  await add.getByLabel("Name in English").fill("Machines");
  await add.getByLabel("Name in English").press("Enter");
  const list = page.getByRole("list", { name: "Fields: Customers" });
  await expect(list.getByRole("link", { name: "Machines" })).toBeVisible();
  await add.getByLabel("Name in English").fill("MACHINES");
  await add.getByLabel("Name in English").press("Enter");
  await expect(add.getByText("This is already in use.")).toBeVisible();
  await add.getByLabel("Type").selectOption("One of a list");
  await add.getByLabel("Name in English").fill("Plan");
  await add.getByLabel("Name in German").fill("Tarif");
  await add.getByLabel("Name in German").press("Enter");
  // On to what it offers.
  await expect(page.getByRole("heading", { name: "Plan", level: 1 })).toBeVisible();
  const option = page.getByRole("region", { name: "New option" });
  for (const name of ["Gold", "Silver"]) {
    await option.getByLabel("Name in English").fill(name);
    await option.getByLabel("Name in English").press("Enter");
    await expect(page.getByRole("button", { name: `Save: ${name}` })).toBeVisible();
  }
  await page.goto("/settings/fields");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Move up: Plan" }).press("Enter");
  await expect(list.getByRole("link")).toHaveText(["Plan", "Machines"]);

  const agent = await open(mara);
  const path = await customerFrom(sql, "Fiona Field", "fiona@fields.test");
  await openLive(agent, path);
  await agent.getByLabel("Plan").selectOption("Gold");
  await agent.getByLabel("Machines").fill("a dozen");
  await agent.getByLabel("Machines").press("Enter");
  await expect(agent.getByText("Write a number such as 1234.5")).toBeVisible();
  await expect(agent.getByLabel("Machines")).toBeFocused();
  await expect(agent.getByLabel("Machines")).toHaveValue("a dozen");
  await expect(agent.getByLabel("Plan")).toHaveValue("gold");
  await agent.getByLabel("Machines").fill("12");
  await agent.getByLabel("Machines").press("Enter");
  const details = agent.getByRole("region", { name: "Details" });
  await expect(details.getByRole("definition").filter({ hasText: "Gold" })).toBeVisible();

  const second = await open(priya);
  await openLive(second, path);
  await agent.getByLabel("Machines").fill("13");
  await agent.getByLabel("Machines").press("Enter");
  await expect(details.getByText("13", { exact: true })).toBeVisible();
  await second.getByLabel("Machines").fill("14");
  await second.getByLabel("Machines").press("Enter");
  await expect(second.getByText(/Somebody changed this to 13 first. Your change to 14/)).toBeVisible();
  await expect(second.getByLabel("Machines")).toHaveValue("14");

  await openLive(page, "/settings/audit?kind=user");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.filter({ hasText: "Machines: 12 → 13" })).toBeVisible();
  await expect(changes.filter({ hasText: "Plan / Tarif: nothing → Gold" })).toBeVisible();
  await page.goto("/settings/audit?kind=field");
  await expect(changes.nth(0)).toContainText("moved a custom field");
  await expect(changes.filter({ hasText: "added a custom field" }).first()).toContainText(
    "Of: nothing → Customers",
  );

  await openLive(page, "/settings/fields");
  await page.getByRole("link", { name: "Plan" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Plan", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Archive: Gold" }).press("Enter");
  await expect(page.getByRole("button", { name: "Restore: Gold" })).toBeVisible();
  await page.getByRole("button", { name: "Archive", exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: "Restore", exact: true })).toBeVisible();
  await agent.goto(path);
  await expect(agent.getByLabel("Plan")).toHaveCount(0);
  await expect(details).not.toContainText("Gold");
  await openLive(page, "/settings/fields");
  await page.getByRole("button", { name: "Restore: Plan" }).press("Enter");
  await expect(list.getByRole("link")).toHaveText(["Plan", "Machines"]);
  await agent.goto(path);
  await expect(details).toContainText("Gold");
});

test("without scripts fields of organisations are made and filled in, boxes too, and a mistake keeps what was typed", async ({
  open,
  priya,
  sql,
}) => {
  const path = await customerFrom(sql, "Otto Own", "otto@fields.test");
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(path);
  await page.getByLabel("Organisation", { exact: true }).fill("Fields and Sons");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("/settings/fields");
  const add = page.getByRole("region", { name: "New field" });
  const make = async (type: string, name: string) => {
    await add.getByLabel("Of", { exact: true }).selectOption("Organisations");
    await add.getByLabel("Type").selectOption(type);
    await add.getByLabel("Name in English").fill(name);
    await add.getByRole("button", { name: "Add field" }).click();
  };
  await make("Date", "");
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(add.getByLabel("Type")).toHaveValue("date");
  await expect(add.getByLabel("Of", { exact: true })).toHaveValue("organisation");
  await make("Date", "Since");
  await make("Web address", "Page");
  await make("Several of a list", "Languages");
  for (const name of ["Danish", "English"]) {
    await page.getByRole("region", { name: "New option" }).getByLabel("Name in English").fill(name);
    await page.getByRole("button", { name: "Add option" }).click();
  }
  await page.getByRole("textbox", { name: "Name in German" }).first().fill("Sprachen");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Name in German" }).first()).toHaveValue("Sprachen");

  await page.goto(path);
  await page.getByRole("link", { name: "Fields and Sons" }).click();
  await page.getByLabel("Since").fill("2026-03-18");
  await page.getByLabel("Page").fill("fields.test");
  await page.getByLabel("Danish").check();
  await page.getByLabel("English").check();
  const save = page.getByRole("button", { name: "Save" });
  await save.click();
  await expect(page.getByText("Write a web address such as https://example.com")).toBeVisible();
  await expect(page.getByLabel("Page")).toHaveValue("fields.test");
  await expect(page.getByLabel("Since")).toHaveValue("2026-03-18");
  await expect(page.getByLabel("English")).toBeChecked();
  await page.getByLabel("Page").fill("https://fields.test");
  await save.click();
  const details = page.getByRole("region", { name: "Details" });
  await expect(details).toContainText("18 March 2026");
  await expect(details).toContainText("Danish, English");
  await expect(details.getByRole("link", { name: "https://fields.test/" })).toBeVisible();
  await page.getByLabel("Danish").uncheck();
  await page.getByLabel("English").uncheck();
  await page.getByLabel("Page").fill("wrong");
  await save.click();
  // What was unticked came back so.
  await expect(page.getByLabel("Danish")).not.toBeChecked();
  await page.getByLabel("Page").fill("");
  await save.click();
  await expect(details).not.toContainText("Danish");
  await expect(details.getByRole("link")).toHaveCount(0);
  await expect(details).toContainText("18 March 2026");
});
