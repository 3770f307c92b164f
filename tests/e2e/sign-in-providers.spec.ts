import type { Page } from "@playwright/test";
import { client, type IdentityProvider, openIdentityProvider } from "../support/identity-provider";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { openLive } from "./support/desk";
import { expect, test } from "./support/test";

let idp: IdentityProvider;
test.beforeAll(async () => {
  idp = await openIdentityProvider(process.env.E2E_URL);
});
test.afterAll(async ({ sql }) => {
  idp.close();
  await sql`delete from sign_in_providers`;
});

/** On the provider's own page. */
async function answerAs(page: Page, person: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Northwind ID" })).toBeVisible();
  await page.getByLabel("Who are you?").fill(person);
  await page.keyboard.press("Enter");
}

test("by keyboard: an admin sets a provider up, and a new colleague comes in through its page", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  // Of her pages once she is signed out.
  trouble.allow(/status of 401/);
  const page = await open(priya);
  await openLive(page, "/settings/security");
  await expect(page.getByText("No provider is set up")).toBeVisible();
  await page.getByRole("link", { name: "Add a provider" }).press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Northwind ID");
  await page.getByLabel("Issuer").fill("id.northwind.test");
  await page.getByLabel("Client ID").fill(client.clientId);
  await page.getByLabel("Client secret").fill(client.clientSecret);
  await page.getByLabel("E-mail domains").fill("northwind.test");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Issuer")).toHaveAccessibleDescription(/as the provider gives it/);
  await expect(page.getByLabel("Issuer")).toBeFocused();
  await page.getByLabel("Issuer").fill(`${idp.issuer}/nothing`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Northwind ID" })).toBeVisible();
  const [row] = await sql<{ id: number }[]>`select id::int from sign_in_providers`;
  await expect(page.getByText(`${process.env.E2E_URL}/sign-in/with/${row?.id}/callback`)).toBeVisible();
  await page.getByRole("button", { name: "Test", exact: true }).press("Enter");
  await expect(page.getByText("There is no description of a provider there")).toBeVisible();
  // An issuer stays what it is, so another provider is made of this one past the verbs.
  await sql`update sign_in_providers set issuer = ${idp.issuer}`;
  await page.getByRole("button", { name: "Test", exact: true }).press("Enter");
  await expect(page.getByText("It answers, and its description fits.")).toBeVisible();

  await page.getByRole("checkbox", { name: "Make an account" }).press("Space");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  const role = page.getByLabel("Role where no group says otherwise");
  await expect(role).toHaveAccessibleDescription(/whoever comes new needs one/);
  await expect(page.getByRole("checkbox", { name: "Make an account" })).toBeChecked();
  await role.selectOption("Agent");
  await page.getByLabel("Claim that lists groups").fill("groups");
  await page.getByLabel("Group 1", { exact: true }).fill("cn=admins,ou=desk");
  await page.getByLabel("Role for group 1").selectOption("Admin");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await expect(page.getByLabel("Group 4", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Turn on" }).press("Enter");
  await expect(page.getByRole("button", { name: "Turn off" })).toBeVisible();

  idp.people.set("ida", { email: "ida.ident@northwind.test", email_verified: true, name: "Ida Ident" });
  const hers = await open(null);
  await hers.goto("/sign-in");
  await hers.getByRole("link", { name: "Continue with Northwind ID" }).press("Enter");
  await answerAs(hers, "ida");
  await expect(hers).toHaveURL(/\/inbox/);
  await expect(hers.getByRole("button", { name: "Account of Ida Ident" })).toBeVisible();
  const cookies = await hers.context().cookies(process.env.E2E_URL);
  expect(cookies.find(({ name }) => name === "helpdesk-provider")).toBeUndefined();
  expect(cookies.find(({ name }) => name === "helpdesk-session")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
  });

  await page.goto("/settings/audit?kind=sign-in-provider");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("turned a sign-in provider on");
  await expect(changes.nth(1)).toContainText("Role by group: nothing → cn=admins,ou=desk → Admin");
  await expect(changes.nth(2)).toContainText("For whom: nothing → Colleagues");
  const [ida] = await sql<{ id: number }[]>`select id::int from users where name = 'Ida Ident'`;
  await openLive(page, `/settings/people/${ida?.id}`);
  await page.getByRole("button", { name: "Undo the link to Northwind ID" }).press("Enter");
  await expect(page.getByRole("button", { name: "Undo the link to Northwind ID" })).toHaveCount(0);
  await expect(hers).toHaveURL(/\/sign-in/);
});

test("who is not let in reads why, and is led nowhere else", async ({ open }) => {
  idp.people.set("eve", { email: "priya@northwind.test", email_verified: false, name: "Eve" });
  const page = await open(null);
  await page.goto("/sign-in");
  const way = page.getByRole("link", { name: "Continue with Northwind ID" });
  const address = (await way.getAttribute("href")) ?? "";
  await way.click();
  await answerAs(page, "eve");
  await expect(page.getByRole("heading", { name: "Your address is not verified" })).toBeVisible();
  await page.getByRole("link", { name: "Back to sign-in" }).click();
  // The provider remembers her as well.
  await page.context().clearCookies();
  await way.click();
  await answerAs(page, "nobody");
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  for (const path of [
    `${address}/callback?code=stolen&state=another`,
    `${address}/callback?code=stolen&state=&next=https://elsewhere.test`,
    "/sign-in/with/999999",
    "/sign-in/with/x",
    "/sign-in/with/1e9/callback",
  ]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(303);
    expect(answer.headers().location, path).toMatch(/^\/sign-in\/refused\?why=(stale|off)$/);
  }
  const away = await page.request.get(`${address}?callbackUrl=https://elsewhere.test`, { maxRedirects: 0 });
  expect(new URL(away.headers().location ?? "").origin).toBe(idp.issuer);
  expect(away.headers().location).not.toContain("elsewhere");
  expect(away.headers()["set-cookie"]).toMatch(
    /^helpdesk-provider=[\w-]{43}; Path=\/; Expires=[^;]+; Max-Age=600; HttpOnly; SameSite=lax$/,
  );
  await page.goto("/sign-in/refused?why=%3Cb%3E");
  await expect(page).toHaveURL("/sign-in");
});

test("without scripts, in German: a provider of customers' is set up, and a customer comes in", async ({
  open,
  priya,
}) => {
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/security/providers/new");
  await page.getByLabel("Name", { exact: true }).fill("Rösterkonto");
  await page.getByLabel("For whom").selectOption("Customers");
  await page.getByLabel("Issuer").fill(idp.issuer);
  await page.getByLabel("Client ID").fill(client.clientId);
  await page.getByLabel("E-mail domains").fill("roesterei.test");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByLabel("Client secret")).toHaveAccessibleDescription(/Write something first/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Rösterkonto");
  await expect(page.getByLabel("For whom")).toHaveValue("customer");
  await page.getByLabel("Client secret").fill(client.clientSecret);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByLabel("Role where no group says otherwise")).toHaveCount(0);
  await page.getByLabel("E-mail domains").fill("@wrong");
  await page.getByRole("checkbox", { name: "Make a customer" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("E-mail domains")).toHaveValue("@wrong");
  await expect(page.getByRole("checkbox", { name: "Make a customer" })).toBeChecked();
  await page.getByLabel("E-mail domains").fill("roesterei.test");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator('[name="seenVersion"]')).toHaveValue("2");
  await page.getByRole("button", { name: "Turn on" }).click();

  idp.people.set("rolf", { email: "rolf@roesterei.test", email_verified: true, name: "Rolf Röster" });
  const his = await open(null, { javaScriptEnabled: false, locale: "de-DE" });
  await his.goto("/sign-in/link");
  await his.getByRole("link", { name: "Weiter mit Rösterkonto" }).click();
  await answerAs(his, "rolf");
  await expect(his).toHaveURL("/requests");
  await his.goto("/inbox");
  await expect(his).toHaveURL(/\/sign-in$/);
  await expect(his.getByRole("link", { name: "Weiter mit Rösterkonto" })).toHaveCount(0);

  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("The provider is removed.")).toBeVisible();
  await expect(page.getByText("Rösterkonto")).toHaveCount(0);
});

test("its pages are accessible at every size, in every theme and language", async ({ open, sql }) => {
  await sql`update sign_in_providers set is_on = true`;
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    for (const path of ["/sign-in", "/sign-in/refused?why=unproven", "/sign-in/refused?why=stale"]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  });
});
