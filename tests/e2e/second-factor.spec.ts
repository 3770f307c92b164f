import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expectAccessible } from "./support/axe";
import { openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long way from home";

async function givePassword(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** What the app shows, so many steps of half a minute from now: each of them is taken once. */
const codeOf = (secret: string, steps: number) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

async function secretOn(page: Page): Promise<string> {
  const shown = page.locator("code");
  await expect(shown).toBeVisible();
  return ((await shown.textContent()) ?? "").replaceAll(" ", "");
}

test("an agent sets one up, signs in with it, is not asked again on a browser he trusts, and turns it off", {
  tag: "@parity",
}, async ({ open, sql, trouble }) => {
  // Asked for under the token of before, which ends at that moment.
  trouble.allow(/status of 401/);
  const tom = await makeAgent(sql, "Tom Twofactor", { password });
  const page = await open(tom);
  await openLive(page, "/profile");
  await page.getByRole("button", { name: "Set up a second factor" }).press("Enter");
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  const secret = await secretOn(page);
  await expectAccessible(page, "a second factor that is begun");
  const code = page.getByLabel("Code", { exact: true });
  await code.fill("000000");
  await code.press("Enter");
  await expect(page.getByText("This code is wrong, or was used before.")).toBeVisible();
  await expect(code).toBeFocused();
  await code.fill(codeOf(secret, -1));
  await code.press("Enter");
  await expect(page.getByText("Your recovery codes")).toBeVisible();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expectAccessible(page, "recovery codes");
  const recovery = (await page.getByRole("status").getByRole("listitem").first().textContent()) ?? "";

  const other = await open(null);
  await givePassword(other, tom.email);
  await expect(other).toHaveURL(/\/sign-in\/code$/);
  await expect(other.getByLabel("Code")).toBeFocused();
  await expectAccessible(other, "the step of the code");
  await other.setViewportSize({ width: 1280, height: 800 });
  await other.goto("/inbox");
  await expect(other).toHaveURL(/\/sign-in\/code$/);
  await other.getByLabel("Code").fill(codeOf(secret, 0));
  await other.getByLabel("Do not ask on this browser for 30 days").check();
  await other.getByRole("button", { name: "Sign in", exact: true }).press("Enter");
  await expect(other).toHaveURL(/\/inbox/);
  await openLive(other, "/inbox/open");
  await other.getByRole("button", { name: `Account of ${tom.name}` }).press("Enter");
  await other.getByRole("menuitem", { name: "Sign out" }).press("Enter");
  await expect(other).toHaveURL(/\/sign-in$/);
  await givePassword(other, tom.email);
  await expect(other).toHaveURL(/\/inbox/);

  await page.getByLabel("Code", { exact: true }).fill(recovery);
  await page.getByRole("button", { name: "Turn it off" }).press("Enter");
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});

test("a role that asks for one has its people set it up first; without scripts too", async ({
  open,
  priya,
  sql,
  trouble,
}) => {
  // What the page that leaves asks for at this moment, as its bell.
  trouble.allow(/status of 401/);
  const [role] = await sql<{ id: number }[]>`
    insert into roles (key, name, permissions) select 'careful', 'Careful agent', permissions from roles where key = 'agent'
    returning id::int`;
  const ida = await makeAgent(sql, "Ida Careful", { password, roleKey: "careful" });
  const working = await open(ida);
  await openLive(working, "/inbox/open");
  const admins = await open(priya, { javaScriptEnabled: false });
  await admins.goto("/settings/security");
  await admins.getByRole("button", { name: "Require a second factor of Careful agent" }).click();
  await expect(
    admins.getByRole("button", { name: "Do not require a second factor of Careful agent" }),
  ).toBeVisible();
  // Who is at work leaves at once, for the same step.
  await expect(working).toHaveURL(/\/sign-in\/second-factor$/);

  const page = await open(null, { javaScriptEnabled: false });
  await givePassword(page, ida.email);
  await expect(page).toHaveURL(/\/sign-in\/second-factor$/);
  await page.goto("/inbox/open");
  await expect(page).toHaveURL(/\/sign-in\/second-factor$/);
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await page.getByLabel("Code", { exact: true }).fill("nonsense");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("This code is wrong, or was used before.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(await secretOn(page), 0));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("Your recovery codes")).toBeVisible();
  const recovery = (await page.getByRole("status").getByRole("listitem").last().textContent()) ?? "";
  await page.getByRole("link", { name: "Go on to the inbox" }).click();
  await expect(page).toHaveURL(/\/inbox/);

  const again = await open(null, { javaScriptEnabled: false });
  await givePassword(again, ida.email);
  await again.getByLabel("Code").fill("1111-2222");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again.getByText("This code is wrong, or was used before.")).toBeVisible();
  await again.getByLabel("Code").fill(recovery.toUpperCase());
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again).toHaveURL(/\/inbox/);

  await admins.goto(`/settings/people/${ida.id}`);
  await admins.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(admins.getByText("None")).toBeVisible();
  await page.goto("/inbox/open");
  await expect(page).toHaveURL(/\/sign-in$/);
  await sql`update roles set requires_second_factor = false where id = ${role?.id ?? 0}`;
});

test("somebody else's half-open session leads back to the beginning", async ({ open, sql }) => {
  const tia = await makeAgent(sql, "Tia Halfway", { password });
  const [role] = await sql<{ id: number }[]>`
    insert into roles (key, name, permissions, requires_second_factor)
    select 'halfway', 'Halfway', permissions, true from roles where key = 'agent' returning id::int`;
  await sql`update users set role_id = ${role?.id ?? 0} where id = ${tia.id}`;
  const page = await open(null, { locale: "de-DE" });
  await page.goto("/sign-in");
  await page.getByLabel("E-Mail").fill(tia.email);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("button", { name: "Zweiten Faktor einrichten" })).toBeVisible();
  await expectAccessible(page, "the step of setting it up, in German");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByText("You are signing in as Tia Halfway.")).toBeVisible();
  await page.getByRole("button", { name: "Sign in as somebody else" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
});
