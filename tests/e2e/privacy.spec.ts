import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

/** A customer who wrote. @returns his id and his ticket's number */
async function customer(sql: Sql, name: string, subject: string) {
  const address = `${name.toLowerCase().replace(" ", ".")}@privacy.test`;
  await write({ from: `${name} <${address}>`, subject, text: `These are words of ${name}.` });
  const number = await ticketFrom(sql, subject);
  const [row] = await sql`select requester_id as id from tickets where number = ${number}`;
  return { id: Number(row?.id), number, address };
}

const done = (page: Page, kind: string) =>
  expect(page.getByRole("listitem").filter({ hasText: kind })).toContainText("Done", { timeout: 60_000 });

test("by keyboard: what is held on a customer is exported, then erased, and the page tells how far it is", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const { id, number, address } = await customer(sql, "Zoe Tracer", "Where my grinder is");
  const page = await open(priya);
  await openLive(page, `/customers/${id}`);
  await page.getByRole("link", { name: "Privacy", exact: true }).press("Enter");
  await expect(page).toHaveURL(`/settings/privacy/people/${id}`);
  await page.getByRole("button", { name: "Prepare the export" }).press("Enter");
  const link = page.getByRole("link", { name: /^Download/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
  expect(download.suggestedFilename()).toBe(`person-${id}.zip`);
  const file = (await link.getAttribute("href")) ?? "";
  const zip = readFileSync(await download.path(), "latin1");
  for (const part of ["README.txt", `tickets/${number}/messages.json`, "words of Zoe Tracer"])
    expect(zip).toContain(part);

  const typed = page.getByLabel("Type the name or an address of this person");
  await typed.fill("Zoe");
  await typed.press("Enter");
  await expect(typed).toHaveAccessibleDescription(/This is neither the name nor an address of this person/);
  await expect(typed).toBeFocused();
  await expect(typed).toHaveValue("Zoe");
  await typed.fill(address.toUpperCase());
  await page.getByRole("button", { name: "Erase Zoe Tracer" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Erased person ${id}` })).toBeVisible();
  await expect(page.getByText("This person is erased, or is being erased.")).toBeVisible();
  await done(page, "Erasure");
  expect((await page.request.get(file)).status()).toBe(404);
  await page.goto(`/tickets/${number}`);
  await expect(page.getByText(`Erased person ${id}`).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText("Zoe")).toHaveCount(0);
  await page.goto("/settings/audit?kind=user");
  const changes = page.getByRole("list", { name: "Changes" });
  for (const what of ["downloaded an export", "began to erase a person", "erased a person"])
    await expect(changes).toContainText(what);
});

test("without scripts a customer is exported and erased as well, and a link looks again", async ({
  open,
  priya,
  sql,
}) => {
  const { id } = await customer(sql, "Yann Plain", "Plain words about a boiler");
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/settings/privacy/people/${id}`);
  await page.getByRole("button", { name: "Prepare the export" }).click();
  await expect
    .poll(
      async () => {
        const again = page.getByRole("link", { name: "Look again" });
        if (await again.isVisible()) await again.click();
        return page.getByRole("link", { name: /^Download/ }).count();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await page.getByLabel("Type the name or an address of this person").fill("Yann");
  await page.getByRole("button", { name: "Erase Yann Plain" }).click();
  await expect(page.getByText("This is neither the name nor an address of this person.")).toBeVisible();
  await expect(page.getByLabel("Type the name or an address of this person")).toHaveValue("Yann");
  await page.getByLabel("Type the name or an address of this person").fill("yann plain");
  await page.getByRole("button", { name: "Erase Yann Plain" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Erased person ${id}` })).toBeVisible();
});

test("a rule by age is set by keyboard, told of in the audit, and put off without scripts", async ({
  open,
  priya,
  sql,
}) => {
  const rule = { name: "Days: Spam and trash" };
  const page = await open(priya);
  await openLive(page, "/settings/privacy");
  const days = page.getByRole("textbox", rule);
  await expect(days).toHaveValue("");
  await days.fill("3");
  await days.press("Enter");
  await expect(days).toHaveAccessibleDescription(/^Whole days: at least 7/);
  await expect(days).toBeFocused();
  await days.fill("45");
  await page.getByRole("button", { name: "Save: Spam and trash" }).press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save: Spam and trash" })).toBeFocused();
  await expect(page.getByText("Nothing is that old now.")).toBeVisible();
  await page.goto("/settings/audit?kind=workspace");
  await expect(page.getByRole("list", { name: "Changes" })).toContainText(
    "Days that spam and trash are kept: nothing → 45",
  );

  const plain = await open(priya, { javaScriptEnabled: false });
  await plain.goto("/settings/privacy");
  await plain.getByRole("textbox", rule).fill("4000");
  await plain.getByRole("button", { name: "Save: Spam and trash" }).click();
  await expect(plain.getByText(/^Whole days: at least 7/)).toBeVisible();
  await expect(plain.getByRole("textbox", rule)).toHaveValue("4000");
  await plain.getByRole("textbox", rule).fill("");
  await plain.getByRole("button", { name: "Save: Spam and trash" }).click();
  await expect.poll(async () => (await sql`select 1 from retention_rules`).length).toBe(0);
});

test("the pages of privacy are accessible at every size, in every theme and language", async ({
  open,
  priya,
  sql,
}) => {
  test.setTimeout(240_000);
  const { id } = await customer(sql, "Xenia Seen", "Seen at every size");
  await inBothLanguages(async (locale) => {
    const page = await open(priya, { locale });
    for (const path of ["/settings/privacy", `/settings/privacy/people/${id}`]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  });
});
