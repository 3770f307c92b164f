import { expectAccessible } from "./support/axe";
import { openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("the keys are listed, G and a letter lead to pages, and single keys can be turned off", async ({
  open,
  sql,
}) => {
  const page = await open(await makeAgent(sql, "Kim Keys"));
  await openLive(page, "/inbox/open");
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("Search and commands")).toBeVisible();
  await expect(list.getByText("New ticket", { exact: true })).toBeVisible();
  await expectAccessible(page, "the list of keys", false);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);

  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/calendar/);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL("/inbox/open");
  // An agent has no settings: the letter then does nothing, and neither does it what it means elsewhere.
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL("/inbox/open");

  await page.goto("/profile");
  await page.getByLabel("Single keys").selectOption({ label: "Off" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await openLive(page, "/inbox/open");
  for (const key of ["c", "?", "/", "g", "k"]) await page.keyboard.press(key);
  await page.keyboard.press("Control+k");
  await page.keyboard.type(">keyb");
  await expect(page.getByRole("option", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(list.getByText("Search and commands")).toBeVisible();
  await expect(list.getByText("New ticket", { exact: true })).toHaveCount(0);
  await expect(list.getByText("Single keys are turned off in your profile.")).toBeVisible();
  await expect(page).toHaveURL("/inbox/open");
});
