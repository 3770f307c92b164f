import type { Page } from "@playwright/test";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const title = "Group head pressure is too low";
const article = "/help/en/group-head-pressure-is-too-low";

test("an agent makes a category, writes an article and publishes it, by keyboard alone", {
  tag: "@parity",
}, async ({ open, mara }) => {
  const page = await open(mara);
  await page.goto("/knowledge");
  await press(page, "link", "Add category");
  await page.getByLabel("Name in English").fill("Espresso machines");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Espressomaschinen");
  await page.keyboard.press("Enter");
  await expect(page.getByText("0 articles").or(page.getByText("no articles"))).toBeVisible();
  await press(page, "link", "All articles");
  await press(page, "link", "New article");

  const body = page.getByRole("textbox", { name: "Text of the article" });
  await expect(body).toBeVisible();
  await page.getByLabel("Title").focus();
  await page.keyboard.type(title);
  await body.focus();
  await page.keyboard.type("A healthy group shows 9 bar.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Clean the group first");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1. Put the blind basket in.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Rinse.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## When to call us");
  await page.keyboard.press("Enter");
  await page.keyboard.type("When both groups are low.");

  await page.getByRole("radio", { name: "Write" }).focus();
  await page.keyboard.press("ArrowRight");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "Clean the group first" })).toBeVisible();
  await press(page, "button", "Save draft");
  await expect(page).toHaveURL(/\/knowledge\/\d+$/);
  await expect(page.getByText("Version 1")).toBeVisible();
  expect((await page.request.get(article)).status()).toBe(404);

  await press(page, "button", "Publish");
  await expect(page.getByText("Published. Readers see it now.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();
});

test("a visitor is shown what could be meant while he types, and goes there by keyboard", {
  tag: "@parity",
}, async ({ open }) => {
  const page = await open(null);
  await page.goto("/");
  await expect(page).toHaveURL("/help/en");
  const field = page.getByRole("combobox", { name: "Search the help centre" });
  await field.focus();
  await field.pressSequentially("low pressu");
  await expect(page.getByRole("option", { name: title })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("pressure");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(article);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("link", { name: "When to call us" }).first().click();
  await expect(page).toHaveURL(/#on-when-to-call-us$/);
  await page.getByRole("button", { name: "Yes" }).click();
  await expect(page.getByText("Thank you for your answer.")).toBeVisible();
});

test("without scripts he finds it by the page of results, reads and says what was missing", async ({
  open,
  sql,
}) => {
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto("/help/en");
  await page.getByRole("combobox", { name: "Search the help centre" }).fill("groups with low pressures");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "Results for “groups with low pressures”" })).toBeVisible();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "No" }).click();
  await page.getByLabel("What was missing? (optional)").fill("The size of the jet");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Thank you for your answer.")).toBeVisible();
  const votes = await sql`select helpful, comment from article_feedback order by helpful`;
  expect(votes).toEqual([
    { helpful: false, comment: "The size of the jet" },
    { helpful: true, comment: null },
  ]);
});

test("a colleague who saves first is named, and nothing typed is lost", async ({ open, mara, priya }) => {
  const [first, second] = [await open(mara), await open(priya)];
  for (const page of [first, second]) {
    await page.goto("/knowledge");
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  }
  await expect(first.getByText("The size of the jet")).toBeVisible();
  await first.getByLabel("Title").fill("Group pressure too low");
  await first.getByRole("button", { name: "Save without publishing" }).click();
  await expect(first.getByText("Version 2")).toBeVisible();
  await second.getByLabel("Title").fill("Low pressure in a group");
  await second.getByRole("button", { name: "Save without publishing" }).click();
  await expect(second.getByText("Mara Lindqvist saved another version first.")).toBeVisible();
  await second.reload();
  await expect(second.getByText("Your text from before is back.")).toBeVisible();
  await expect(second.getByLabel("Title")).toHaveValue("Low pressure in a group");
  await second.getByRole("button", { name: "Save without publishing" }).click();
  await second.getByRole("button", { name: "Save mine as the newest" }).click();
  await expect(second.getByText("Version 3")).toBeVisible();
  await second.getByRole("button", { name: "Publish changes" }).click();
  await expect(second.getByText("Published. Readers see it now.")).toBeVisible();
});

test("help centre and editor are accessible at every size, in every theme and language", async ({
  open,
  mara,
}) => {
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    const language = locale.slice(0, 2);
    const paths = ["", "/c/espresso-machines", "/search?q=pressure", "/search?q=nothing+of+it"];
    for (const path of paths) {
      await page.goto(`/help/${language}${path}`);
      await expectAccessible(page, `/help/${language}${path}`);
    }
    await page.goto(article);
    await expectAccessible(page, `${article} in ${locale}`);
    const staff = await open(mara, { locale });
    for (const path of [
      "/knowledge",
      "/knowledge?state=withdrawn",
      "/knowledge/categories",
      "/knowledge/new",
    ]) {
      await staff.goto(path);
      await expectAccessible(staff, `${path} in ${locale}`);
    }
    await staff.goto("/knowledge");
    await staff.getByRole("link", { name: "Low pressure in a group" }).click();
    await expect(staff.getByRole("toolbar")).toBeVisible();
    await expectAccessible(staff, `an article's page in ${locale}`);
    await staff.getByRole("radio", { name: /Preview|Vorschau/ }).check({ force: true });
    await expect(staff.getByRole("heading", { name: "Clean the group first" })).toBeVisible();
    await expectAccessible(staff, `an article's preview in ${locale}`);
  });
});

test("an old version is opened and restored as a new draft by keyboard, and without scripts too", async ({
  open,
  mara,
}) => {
  const page = await open(mara);
  await page.goto("/knowledge");
  await press(page, "link", "Low pressure in a group");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await press(page, "link", "Version 1");
  await expect(page.getByRole("heading", { name: "Version 1" })).toBeFocused();
  const old = page.getByRole("region", { name: "Preview" });
  await expect(old.getByRole("heading", { name: title })).toBeVisible();
  await press(page, "button", "Restore as a new draft");
  await expect(page).toHaveURL(/\/knowledge\/\d+\?as=saved$/);
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await expect(page.getByRole("button", { name: "Publish changes" })).toBeVisible();
  const reader = await open(null);
  await reader.goto(article);
  await expect(reader.getByRole("heading", { name: "Low pressure in a group" })).toBeVisible();

  const address = `${new URL(page.url()).pathname}/versions`;
  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto(address);
  await plain
    .getByRole("link", { name: /^Version/ })
    .nth(1)
    .click();
  await expect(plain.getByRole("heading", { name: "Low pressure in a group" })).toBeVisible();
  await plain.getByRole("button", { name: "Restore as a new draft" }).click();
  await expect(plain).toHaveURL(/as=saved$/);
  await inBothLanguages(async (locale) => {
    const staff = await open(mara, { locale });
    for (const path of [address, `${address}/1`]) {
      await staff.goto(path);
      await expectAccessible(staff, `${path} in ${locale}`);
    }
  });
  await page.reload();
  await page.getByRole("button", { name: "Publish changes" }).click();
  await expect(page.getByText("Published. Readers see it now.")).toBeVisible();
});

test("a withdrawn article is gone for its readers at once", async ({ open, mara, trouble }) => {
  trouble.allow(/status of 404/);
  const [page, reader] = [await open(mara), await open(null)];
  expect((await reader.goto(article))?.status()).toBe(200);
  await page.goto("/knowledge?state=published");
  await page.getByRole("link", { name: "Low pressure in a group" }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn. Readers do not see it any more.")).toBeVisible();
  expect((await reader.goto(article))?.status()).toBe(404);
  await expect(reader.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await reader.goto("/help/en/search?q=pressure");
  await expect(reader.getByText("No article found")).toBeVisible();
});

/** Moves to it by Tab, as somebody without a mouse does, and presses it. */
async function press(page: Page, role: "link" | "button", name: string): Promise<void> {
  const wanted = page.locator("#main").getByRole(role, { name, exact: true }).first();
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < 80; tabs++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press("Enter");
}
