import type { Page } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { write } from "./support/customer";
import { ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

/** Who wrote this from there, as the desk knows him. */
async function writer(sql: Sql, name: string, address: string, subject: string): Promise<number> {
  await write({ from: `${name} <${address}>`, subject, text: "Hello" });
  await ticketFrom(sql, subject);
  const [row] = await sql<{ id: number }[]>`
    select user_id::int as id from user_emails where address = ${address}`;
  return row?.id ?? 0;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("by the keyboard two customers become one, and two again", { tag: "@parity" }, async ({
  open,
  mara,
  sql,
}) => {
  const greta = await writer(sql, "Greta Merged", "greta@merged.test", "The steam wand drips");
  const other = await writer(sql, "G. Merged", "g.merged@elsewhere.test", "The same wand again");
  const page = await open(mara);
  await page.goto(`/customers/${greta}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Merge another customer into this one" }).press("Enter");
  await expect(heading(page)).toHaveText("Merge into Greta Merged");
  await page.getByRole("searchbox", { name: "Name, e-mail or phone number" }).focus();
  await page.keyboard.type("elsewhere");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Choose G. Merged" }).press("Enter");
  const question = page.getByRole("region", { name: "Merge G. Merged into Greta Merged?" });
  await expect(question).toContainText(
    "Whoever reads the mail of greta@merged.test sees what both asked for.",
  );
  await question.getByRole("button", { name: "Merge" }).press("Enter");

  await expect(heading(page)).toHaveText("Greta Merged");
  await expect(page).toHaveURL(`/customers/${greta}`);
  await expect(page.getByRole("link", { name: "The same wand again" })).toBeVisible();
  await expect(page.getByRole("region", { name: "E-mail addresses" })).toContainText(
    "g.merged@elsewhere.test",
  );
  await page.goto(`/customers/${other}`);
  await expect(page).toHaveURL(`/customers/${greta}`);
  await page.goto("/customers?q=merged");
  await expect(page.getByRole("table").getByRole("link")).toHaveText(["Greta Merged"]);

  await page.goto(`/customers/${greta}`);
  await page.waitForLoadState("networkidle");
  const merges = page.getByRole("region", { name: "Merges" });
  await expect(merges).toContainText("G. Merged was merged into Greta Merged on");
  await merges.getByRole("button", { name: "Take the merge back: G. Merged" }).press("Enter");
  await expect(heading(page)).toHaveText("G. Merged");
  await expect(page.getByRole("link", { name: "The same wand again" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Merges" })).toContainText("This was taken back on");
});

test("without scripts: a merge of somebody proven is refused with the reason, and works the other way round", async ({
  open,
  mara,
  sql,
}) => {
  const proven = await writer(sql, "Pia Proven", "pia@proven.test", "A proven matter");
  const typed = await writer(sql, "Pia Typed", "pia@typed.test", "A typed matter");
  await sql`update user_emails set verified_at = now() where address = 'pia@proven.test'`;
  const page = await open(mara, { javaScriptEnabled: false });
  await page.goto(`/customers/${typed}/merge?q=proven`);
  await page.getByRole("link", { name: "Choose Pia Proven" }).click();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText(/Merge the other way round/)).toBeVisible();

  await page.goto(`/customers/${proven}/merge`);
  await page.getByRole("searchbox", { name: "Name, e-mail or phone number" }).fill("typed");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Choose Pia Typed" }).click();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("link", { name: "A typed matter" })).toBeVisible();

  // What goes another way meanwhile stays, and is said.
  await page.getByRole("button", { name: "Remove pia@typed.test" }).click();
  await page.getByRole("button", { name: "Take the merge back: Pia Typed" }).click();
  await expect(heading(page)).toHaveText("Pia Typed");
  await expect(page.getByRole("region", { name: "Merges" })).toContainText(
    "With Pia Proven stayed what had changed since: no tickets and 1 address.",
  );
});

test("the pages of a merge are accessible in every language", async ({ open, mara, sql }) => {
  const one = await writer(sql, "Wilhelmine Zusammengeführt", "wilhelmine@one.test", "One matter");
  const two = await writer(sql, "Wilhelmine Zweitname", "wilhelmine@two.test", "Two matters");
  await inBothLanguages(async (locale) => {
    const page = await open(mara, { locale });
    for (const path of ["?q=wilhelmine", "?q=nobody+at+all", `?with=${two}`]) {
      await page.goto(`/customers/${one}/merge${path}`);
      await expectAccessible(page, `a merge in ${locale}, ${path}`);
    }
  });
});
