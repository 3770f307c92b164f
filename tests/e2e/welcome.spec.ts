import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("the first steps tick themselves off, go away and come back, by keyboard", async ({
  open,
  priya,
  sql,
}) => {
  // As new as it was: nothing of what other journeys left counts as done here.
  await sql`update article_translations set published_version = null, published_at = null, search = null`;
  await sql`update workspace set steps_hidden_at = null`;
  const page = await open(priya);
  await openLive(page, "/inbox/open");
  const nav = page.getByRole("complementary", { name: "Main" });
  await nav.getByRole("link", { name: "Get started" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Get started", level: 1 })).toBeFocused();
  const step = (name: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await expect(step("Name your workspace")).toContainText("Done");
  await expect(step("Publish a first article")).not.toContainText("Done");
  const next = page.getByRole("main").locator("[aria-current=step]");
  await expect(next).toHaveCount(1);

  await write({ from: "Fay First <fay@first.test>", subject: "The very first", text: "Hi" });
  await ticketFrom(sql, "The very first");
  await expect(step("Let mail come in")).toContainText("Mail to support@northwind.test arrives.");

  await page.getByRole("button", { name: "Hide this page" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Show it in the navigation" })).toBeVisible();
  await expect(nav.getByRole("link", { name: "Get started" })).toHaveCount(0);
  await page.goto("/settings");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Get started/ })
    .click();
  await page.getByRole("button", { name: "Show it in the navigation" }).click();
  await expect(nav.getByRole("link", { name: "Get started" })).toBeVisible();
  await page.goto("/settings/audit?kind=workspace");
  await expect(page.getByText("showed or hid the first steps").first()).toBeVisible();
});

test("the first steps are an admin's, work without scripts, and are accessible in both languages", async ({
  open,
  priya,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 403/);
  const agent = await open(mara);
  expect((await agent.goto("/welcome"))?.status()).toBe(403);
  await expect(
    agent.getByRole("complementary", { name: "Main" }).getByRole("link", { name: "Get started" }),
  ).toHaveCount(0);

  const plain = await open(priya, { javaScriptEnabled: false });
  await plain.goto("/welcome");
  await plain.getByRole("button", { name: "Hide this page" }).click();
  await expect(plain.getByRole("button", { name: "Show it in the navigation" })).toBeVisible();
  for (const locale of ["en-GB", "de-DE"]) {
    const page = await open(priya, { locale });
    await page.goto("/welcome");
    await expectAccessible(page, `/welcome in ${locale}`);
  }
  await sql`update workspace set steps_hidden_at = null`;
});
