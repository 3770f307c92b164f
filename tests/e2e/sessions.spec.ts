import type { Page } from "@playwright/test";
import { openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long way from home";
const onPhone = {
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
};

async function signInByForm(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox/);
}

test("who finds a session that is not his ends it, and that page leaves at once", { tag: "@parity" }, async ({
  open,
  sql,
  trouble,
}) => {
  // What that page asks for at this moment, as its bell.
  trouble.allow(/status of 401/);
  const sven = await makeAgent(sql, "Sven Session", { password });
  const phone = await open(null, onPhone);
  await signInByForm(phone, sven.email);
  await openLive(phone, "/inbox/open");
  const page = await open(null);
  await signInByForm(page, sven.email);
  await openLive(page, "/profile");
  const list = page.getByRole("list", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").filter({ hasText: "This one" })).toContainText("Chrome");
  await expect(list.getByRole("listitem").filter({ hasText: "iOS" })).toContainText("127.0.0.1");
  await page.getByRole("button", { name: "Sign out Safari on iOS" }).press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(phone).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
});

test("without scripts he signs out everywhere else, and an admin signs him out where he is left", async ({
  open,
  priya,
  sql,
}) => {
  const sven = await makeAgent(sql, "Sven Session", { password });
  const phone = await open(sven, { javaScriptEnabled: false });
  const page = await open(sven, { javaScriptEnabled: false });
  await page.goto("/profile");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem")).toHaveCount(
    1,
  );
  await phone.goto("/profile");
  await expect(phone).toHaveURL(/\/sign-in/);

  const admins = await open(priya, { javaScriptEnabled: false });
  await admins.goto(`/settings/people/${sven.id}`);
  await admins.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(admins.getByText("Signed out everywhere.")).toBeVisible();
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/sign-in/);
});
