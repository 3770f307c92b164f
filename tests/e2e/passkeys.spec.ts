import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long way from home";

/** A device of Chromium's own that knows its person: as a telephone does by a finger. */
async function giveDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { forget: () => devtools.send("WebAuthn.clearCredentials", { authenticatorId }) };
}

async function addPasskey(page: Page, typed = password) {
  const section = page.getByRole("region", { name: "Passkeys" });
  await section.getByLabel("Password of your account").fill(typed);
  await section.getByLabel("Password of your account").press("Enter");
}

async function signOut(page: Page, name: string) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openLive(page, "/inbox/open");
  await page.getByRole("button", { name: `Account of ${name}` }).press("Enter");
  await page.getByRole("menuitem", { name: "Sign out" }).press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
}

test("an agent adds a passkey, signs in by it without an address, and removes it: then it lets in no more", {
  tag: "@parity",
}, async ({ open, sql }) => {
  const petra = await makeAgent(sql, "Petra Passkey", { password });
  const page = await open(petra);
  const device = await giveDevice(page);
  await openLive(page, "/profile");
  const section = page.getByRole("region", { name: "Passkeys" });
  const name = section.getByLabel("Device");
  await expect(name).not.toHaveValue("");
  await name.fill("Petra's telephone");
  await addPasskey(page, "wrong");
  await expect(section.getByText("This is not your password.")).toBeVisible();
  await expect(section.getByLabel("Password of your account")).toBeFocused();
  await addPasskey(page);
  await expect(section.getByText("The passkey is added.")).toBeVisible();
  await expect(section.getByRole("listitem")).toContainText("Petra's telephone");
  await expect(section.getByRole("listitem")).toContainText("Never used");
  await addPasskey(page);
  await expect(section.getByText("This device has a passkey of yours already.")).toBeVisible();
  await expectAccessible(page, "the profile with a passkey");

  await signOut(page, petra.name);
  const press = () => page.getByRole("button", { name: "Sign in with a passkey" }).press("Enter");
  await press();
  await expect(page).toHaveURL(/\/inbox/);
  await openLive(page, "/profile");
  await expect(section.getByRole("listitem")).toContainText("Last used");
  await section.getByRole("button", { name: "Remove the passkey Petra's telephone" }).press("Enter");
  await expect(section.getByRole("listitem")).toHaveCount(0);
  await expect(section.getByRole("heading", { name: "Passkeys" })).toBeFocused();
  await expect(
    page.getByText("The passkey is removed, and you are signed out everywhere else."),
  ).toBeVisible();

  await signOut(page, petra.name);
  await press();
  await expect(page.getByText("This passkey was not accepted.")).toBeVisible();
  await expectAccessible(page, "sign-in after a passkey that was refused");
  await device.forget();
  await press();
  await expect(page.getByText("Your device gave no passkey.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("");
});

test("a role that asks for a second factor takes the passkey after the password too", async ({
  open,
  sql,
}) => {
  const [role] = await sql<{ id: number }[]>`
    insert into roles (key, name, permissions, requires_second_factor)
    select 'passkeyed', 'Passkeyed', permissions, false from roles where key = 'agent' returning id::int`;
  const pia = await makeAgent(sql, "Pia Keyholder", { password, roleKey: "passkeyed" });
  const page = await open(pia);
  await giveDevice(page);
  await openLive(page, "/profile");
  await addPasskey(page);
  await expect(page.getByText("The passkey is added.")).toBeVisible();
  await signOut(page, pia.name);
  await sql`update roles set requires_second_factor = true where id = ${role?.id ?? 0}`;
  await page.getByLabel("E-mail").fill(pia.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Password", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/sign-in\/passkey$/);
  await expectAccessible(page, "the step of the passkey");
  await page.goto("/sign-in/second-factor");
  await expect(page).toHaveURL(/\/sign-in\/passkey$/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).press("Enter");
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto("/profile");
  await page.getByRole("button", { name: /^Remove the passkey/ }).press("Enter");
  await expect(
    page.getByText("Your role asks for a second factor, and this is your only one."),
  ).toBeVisible();
});

test("without scripts no passkey is offered, and the profile says why", async ({ open, sql }) => {
  const plain = await open(null, { javaScriptEnabled: false });
  await plain.goto("/sign-in");
  await expect(plain.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(plain.getByRole("button", { name: "Sign in with a passkey" })).toBeHidden();
  const pat = await makeAgent(sql, "Pat Plain");
  const own = await open(pat, { javaScriptEnabled: false });
  await own.goto("/profile");
  await expect(own.getByText("Adding a passkey needs scripts, and this browser runs none.")).toBeVisible();
  await expect(own.getByRole("button", { name: "Add a passkey" })).toBeHidden();
});
