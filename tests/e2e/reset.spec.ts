import { linkTo } from "./support/customer";
import { formScriptsRun, openLive } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const [old, next] = ["a long enough password", "a whole new password"];

test("a forgotten password by keyboard: mail, new password, and the page left open elsewhere is signed out", async ({
  open,
  sql,
  farSide,
  trouble,
}) => {
  trouble.allow(/status of 401/); // the stream of the page that was signed out
  const nils = await makeAgent(sql, "Nils Forgetful", { password: old });
  const elsewhere = await open(nils);
  await openLive(elsewhere, "/inbox/open");

  const page = await open(null);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot it?" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await page.getByLabel("E-mail").press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription("This is not an e-mail address.");
  await page.keyboard.type(nils.email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();

  const { url, mail } = await linkTo(farSide, nils.email, 1, "reset");
  expect(mail.mail.subject).toBe("A new password for Northwind");
  expect(mail.mail.html).toContain(url);
  const looked = await page.request.get(url);
  expect(looked.headers()).toMatchObject({ "referrer-policy": "no-referrer" });
  expect(looked.headers()["x-robots-tag"]).toContain("noindex");

  await page.goto(url);
  await formScriptsRun(page);
  const secret = page.getByLabel("New password");
  await secret.focus();
  await page.keyboard.type("short");
  await page.keyboard.press("Enter");
  await expect(secret).toHaveAccessibleDescription(/Use 12 characters or more/);
  await expect(secret).toBeFocused();
  await page.keyboard.type(next);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/inbox/open");
  await expect(elsewhere).toHaveURL("/sign-in");

  await page.goto(url);
  await expect(page.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  await expect.poll(() => farSide.to(nils.email).length).toBe(2);
  expect(farSide.to(nils.email).at(-1)?.mail.subject).toBe("Your password for Northwind was changed");
});

test("it works without scripts, and says the same to everybody", async ({ open, sql, farSide }) => {
  const ole = await makeAgent(sql, "Ole Scriptless", { password: old });
  const page = await open(null, { javaScriptEnabled: false, locale: "de-DE" });
  for (const address of ["nobody@far.test", ole.email]) {
    await page.goto("/reset");
    await page.getByLabel("E-Mail").fill(address);
    await page.getByRole("button", { name: "Link senden" }).click();
    await expect(page).toHaveURL("/reset/asked");
    await expect(page.getByText("Gehört diese Adresse jemandem, der hier arbeitet")).toBeVisible();
  }
  const { url } = await linkTo(farSide, ole.email, 1, "reset");
  expect(farSide.to("nobody@far.test")).toEqual([]);
  await page.goto(url);
  await page.getByLabel("Neues Passwort").fill(next);
  await page.getByRole("button", { name: "Passwort setzen und anmelden" }).click();
  await expect(page).toHaveURL("/inbox/open");
});

test("programs get statuses: too often, wrong, used, altered, from another site", async ({
  request,
  sql,
}) => {
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    request.post(path, { multipart: fields, headers: { accept: "application/json", ...headers } });
  const ask = (email: string, headers = {}) => post("/reset/send", { email }, headers);
  expect((await ask("no address")).status()).toBe(400);
  expect((await ask("a@often.test", { "sec-fetch-site": "cross-site" })).status()).toBe(403);
  for (let tries = 0; tries < 5; tries++) expect((await ask("a@often.test")).status()).toBe(201);
  const often = await ask("a@often.test");
  expect(often.status()).toBe(429);
  expect(Number(often.headers()["retry-after"])).toBeGreaterThan(3000);
  expect((await post("/reset/nonsense/set", { password: next })).status()).toBe(404);
  await sql`delete from rate_limits where key like 'reset-%'`;
});
