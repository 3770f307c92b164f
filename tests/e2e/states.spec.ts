import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { root } from "./support/processes";
import { expect, test } from "./support/test";

const failed = (page: Page) => page.getByRole("heading", { name: "This page did not load" });

async function reference(page: Page): Promise<string> {
  const text = await page.getByText(/^Reference /).textContent();
  return text?.replace("Reference ", "") ?? "";
}

/** What the web process has said so far. */
const log = () => readFileSync(path.join(root, "test-results/web.log"), "utf8");

test("a page that fails says under which id the log has it, and trying again asks the server again", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 500|Server Components render|React error #441/);
  const page = await open(priya);
  try {
    await sql.unsafe("alter table categories rename to categories_away");
    await page.goto("/knowledge?words=private");
    await expect(failed(page)).toBeVisible();
    // The frame is still there.
    await expect(page.getByRole("complementary", { name: "Main" })).toBeVisible();
    await expectAccessible(page, "a failed page");
    const id = await reference(page);
    expect(id).not.toBe("");
    const line = log()
      .split("\n")
      .find((one) => one.includes('"page failed"') && one.includes(id));
    expect(line).toContain("categories");
    expect(line).toContain('"path":"/knowledge"');
    expect(line).not.toContain("private");
  } finally {
    await sql.unsafe("alter table categories_away rename to categories");
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Knowledge", level: 1 })).toBeVisible();
});

test("a frame that fails, as without a database, says so in words and finds back", async ({
  open,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 500|Server Components render|React error #441/);
  const page = await open(mara);
  try {
    await sql.unsafe("alter table notifications rename to notifications_away");
    await page.goto("/profile");
    await expect(failed(page)).toBeVisible();
    expect(log()).toContain(await reference(page));
  } finally {
    await sql.unsafe("alter table notifications_away rename to notifications");
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Your profile", level: 1 })).toBeVisible();
});

test("what is not there among the settings says so, inside the frame and in one's language", async ({
  open,
  priya,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const page = await open(priya, { locale: "de-DE" });
  for (const address of ["/settings/mailboxes/999999", "/settings/mailboxes/nonsense"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("404");
    await expect(page.getByRole("link", { name: "Zum Eingang" })).toBeVisible();
  }
});
