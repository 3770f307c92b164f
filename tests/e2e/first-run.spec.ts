import type { Page } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { expectAccessible } from "./support/axe";
import { formScriptsRun } from "./support/desk";
import { admin } from "./support/people";
import { command } from "./support/processes";
import { expect, test } from "./support/test";

let link = "";

test.describe.configure({ mode: "serial" });

test("without the link from the terminal nothing can be set up", async ({ open }) => {
  link = await command("setup-link");
  const page = await open(null);
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/setup");
  await expect(page.getByRole("heading", { name: "Open the link from the terminal" })).toBeVisible();

  await page.goto("/setup?token=wrong");
  await expect(page.getByText("This link is wrong or too old.")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

test("every mistake in the form is shown at its field, and what was typed stays", async ({ open }) => {
  const page = await open(null);
  await page.goto(link);
  await formScriptsRun(page);
  await makeMistakes(page);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("short");
  await expectAccessible(page, "the set-up form with its errors");
});

test("the form speaks German too, and is accessible in it", async ({ open }) => {
  const page = await open(null, { locale: "de-DE" });
  await page.goto(link);
  await expect(page.getByRole("button", { name: "Helpdesk anlegen" })).toBeVisible();
  await expectAccessible(page, "the set-up form in German");
});

test("the form works without scripts: mistakes keep what was typed, and it makes the helpdesk", async ({
  open,
  sql,
}) => {
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(link);
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await makeMistakes(page);
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  expect(await page.content()).not.toContain('"short"');

  await fillForm(page);
  await page.getByRole("button", { name: "Create the helpdesk" }).click();
  await expect(page).toHaveURL("/welcome");
  await expect(page.getByRole("button", { name: `Account of ${admin.name}` })).toBeVisible();
  link = await asBefore(sql);
});

test("the link makes the helpdesk and signs its admin in", async ({ open }) => {
  const [page, late] = [await open(null), await open(null)];
  await fillForm(page);
  await fillForm(late);
  await page.getByRole("button", { name: "Create the helpdesk" }).click();

  await expect(page).toHaveURL("/welcome");
  await expect(
    page.getByRole("heading", { name: /^Welcome, Priya Raman\. \d+ steps are left\.$/ }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: `Account of ${admin.name}` })).toBeVisible();

  await late.getByRole("button", { name: "Create the helpdesk" }).click();
  await expect(late.getByText("The helpdesk is already set up. Sign in.")).toBeVisible();
});

test("the used link is dead, and there is no second one", async ({ open }) => {
  const page = await open(null);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "The helpdesk is set up" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  expect(await command("setup-link")).toBe("");
});

async function makeMistakes(page: Page): Promise<void> {
  await page.getByLabel("Workspace name").fill("Northwind");
  await page.getByLabel("Support address").fill("not an address");
  await page.getByLabel("Password", { exact: true }).fill("short");
  // What the answer keeps is looked at below: first that the browser has it.
  await expect(page.getByLabel("Workspace name")).toHaveValue("Northwind");
  await page.getByRole("button", { name: "Create the helpdesk" }).click();
  const errors = {
    "Support address": "This is not an e-mail address.",
    "Your name": "Write something first.",
    "Your e-mail": "This is not an e-mail address.",
    Password: "Use 12 characters or more.",
  };
  for (const [label, message] of Object.entries(errors)) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAccessibleDescription(new RegExp(message));
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  await expect(page.getByLabel("Workspace name")).toHaveValue("Northwind");
  await expect(page.getByLabel("Support address")).toHaveValue("not an address");
  await expect(page.getByLabel("Support address")).toBeFocused();
}

/** What set-up wrote is gone, and there is a link again. */
async function asBefore(sql: Sql): Promise<string> {
  await sql.unsafe(`set session_replication_role = replica;
    delete from sessions; delete from passwords; delete from user_emails; delete from events;
    delete from users where kind = 'staff'; delete from roles; delete from mailboxes; delete from workspace;
    delete from setup_tokens; set session_replication_role = default;`);
  return command("setup-link");
}

async function fillForm(page: Page): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Workspace name").fill("Northwind");
  await page.getByLabel("Support address").fill("support@northwind.test");
  await page.getByLabel("Time zone").selectOption("Europe/Copenhagen");
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("Your e-mail").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
}
