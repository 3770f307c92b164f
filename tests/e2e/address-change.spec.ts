import type { Page } from "@playwright/test";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { linkTo } from "./support/customer";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long way from home";

async function ask(page: Page, email: string, current = password) {
  await page.getByLabel("New e-mail address").fill(email);
  await page.getByLabel("Your password").fill(current);
  await page.getByRole("button", { name: "Change the address" }).press("Enter");
}

test("one's address is another once the links in both mailboxes were opened", async ({
  open,
  sql,
  farSide,
}) => {
  const nora = await makeAgent(sql, "Nora Newaddress", { password });
  const wanted = "nora.anew@northwind.test";
  const page = await open(nora);
  await page.goto("/profile");
  await ask(page, wanted, "not the password");
  await expect(page.getByLabel("Your password")).toHaveAccessibleDescription("This is not your password.");
  await expect(page.getByLabel("New e-mail address")).toHaveValue(wanted);
  await ask(page, wanted);
  await expect(page.getByText("Look into both mailboxes: a link is on its way to each.")).toBeVisible();
  await expect(page.getByText(`${wanted} waits until`)).toBeVisible();

  const old = await linkTo(farSide, nora.email, 1, "address/old");
  const fresh = await linkTo(farSide, wanted, 1, "address/new");
  // On another device, without a session: looking changes nothing.
  const phone = await open(null);
  const looked = await phone.request.get(fresh.url);
  expect(looked.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  });
  await phone.goto(fresh.url);
  await phone.getByRole("button", { name: "Confirm this address" }).press("Enter");
  await expect(phone.getByRole("heading", { name: "Confirmed: one more to go" })).toBeVisible();
  await phone.goto(fresh.url);
  await expect(phone.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  await page.goto("/profile");
  await expect(page.getByText(`${wanted} is confirmed and waits`)).toBeVisible();
  await page.goto(old.url);
  await page.getByRole("button", { name: "Agree to the change" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your address is changed" })).toBeVisible();
  await page.getByRole("link", { name: "Go on" }).press("Enter");
  await expect(page.getByText(`Your address is ${wanted}.`)).toBeVisible();

  await phone.goto("/sign-in");
  await phone.getByLabel("E-mail").fill(wanted);
  await phone.getByLabel("Password", { exact: true }).fill(password);
  await phone.getByRole("button", { name: "Sign in", exact: true }).press("Enter");
  await expect(phone).toHaveURL(/\/inbox/);
});

test("without scripts an admin gives a colleague another, who confirms it; and one's own is given up", async ({
  open,
  priya,
  sql,
  farSide,
}) => {
  const nils = await makeAgent(sql, "Nils Newaddress", { password });
  const [{ id }] = await sql<
    [{ id: number }]
  >`select user_id::int as id from user_emails where address = ${nils.email}`;
  const admins = await open(priya, { javaScriptEnabled: false });
  await admins.goto(`/settings/people/${id}`);
  await admins.getByLabel("New e-mail address").fill("not an address");
  await admins.getByRole("button", { name: "Change the address" }).click();
  await expect(admins.getByLabel("New e-mail address")).toHaveValue("not an address");
  await admins.getByLabel("New e-mail address").fill("nils.anew@northwind.test");
  await admins.getByRole("button", { name: "Change the address" }).click();
  await expect(admins.getByText("nils.anew@northwind.test waits to be confirmed")).toBeVisible();
  const { url } = await linkTo(farSide, "nils.anew@northwind.test", 1, "address/new");
  const mine = await open(null, { javaScriptEnabled: false });
  await mine.goto(url);
  await mine.getByRole("button", { name: "Confirm this address" }).click();
  await expect(mine.getByRole("heading", { name: "Your address is changed" })).toBeVisible();
  await expect
    .poll(() => farSide.to(nils.email).map(({ mail }) => mail.subject))
    .toEqual(["Your e-mail address for Northwind is being changed"]);

  const page = await open(nils, { javaScriptEnabled: false });
  await page.goto("/profile");
  await ask(page, "nils.later@northwind.test");
  await page.getByRole("button", { name: "Give the change up" }).click();
  await expect(page.getByText("waits until")).toHaveCount(0);
  await expect(page.getByText("Your address is nils.anew@northwind.test.")).toBeVisible();
});

test("its pages are accessible at every size, in every theme and language", async ({ open }) => {
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    for (const path of [
      "/address/old/nonsense",
      "/address/confirmed?as=waiting",
      "/address/confirmed?as=taken",
    ]) {
      await page.goto(path);
      await expectAccessible(page, `${path} ${locale}`);
    }
  });
});
