import type { Page } from "@playwright/test";
import { hearing } from "./support/desk";
import { admin, makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long enough password";

async function tryToSignIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a wrong password says how many tries are left, and five of them pause the address", async ({
  open,
  sql,
}) => {
  const jonas = await makeAgent(sql, "Jonas Okafor", { password });
  const page = await open(null);
  await page.goto("/sign-in");
  for (const left of ["4 tries left", "3 tries left", "2 tries left", "One try left"]) {
    await tryToSignIn(page, jonas.email, "not his password");
    await expect(page.getByText(`E-mail or password is wrong. ${left} before a pause.`)).toBeVisible();
  }
  await tryToSignIn(page, jonas.email, "not his password");
  await expect(page.getByText("E-mail or password is wrong.", { exact: true })).toBeVisible();
  await tryToSignIn(page, jonas.email, password);
  await expect(page.getByText("Too many tries. Wait 10 minutes.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(jonas.email);
});

test("signing out ends the session, and its cookie opens nothing any more", { tag: "@parity" }, async ({
  open,
}) => {
  const page = await open(null);
  await page.goto("/inbox/open");
  await expect(page).toHaveURL("/sign-in");
  const heard = hearing(page);
  await tryToSignIn(page, admin.email.toUpperCase(), admin.password);
  await expect(page).toHaveURL("/inbox/open");
  await heard;
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "helpdesk-session")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
  });

  await page.getByRole("button", { name: `Account of ${admin.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.context().addCookies(cookies);
  await page.goto("/inbox/open");
  await expect(page).toHaveURL("/sign-in");
});

test("without a session every page leads to sign-in and every interface refuses", async ({ open }) => {
  const page = await open(null);
  const pages = [
    "/inbox",
    "/inbox/open",
    "/inbox/mine",
    "/inbox/nonsense",
    "/tickets/1001",
    "/tickets/nonsense",
    "/settings/quarantine",
    "/settings/sent-mail",
  ];
  for (const path of pages) {
    await page.goto(path);
    await expect(page, path).toHaveURL("/sign-in");
  }
  for (const path of ["/api/live", "/api/attachments/1", "/api/quarantine/1", "/api/portal/rows?ids=1"]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(401);
    expect(await answer.json()).toMatchObject({ status: 401, title: "unauthenticated" });
  }
});

test("without scripts the form keeps what was typed, says what is wrong, and leads on", async ({
  open,
  sql,
}) => {
  const ruta = await makeAgent(sql, "Ruta Kalnina", { password });
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Show password" })).toHaveCount(0);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription("Write something first.");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    "Write something first.",
  );
  await expect(page.getByLabel("E-mail")).toBeFocused();

  await tryToSignIn(page, ruta.email, "not her password");
  const secret = page.getByLabel("Password", { exact: true });
  await expect(secret).toHaveAccessibleDescription(/E-mail or password is wrong/);
  await expect(secret).toBeFocused();
  await expect(secret).toHaveValue("");
  await expect(page.getByLabel("E-mail")).toHaveValue(ruta.email);
  expect(await page.content()).not.toContain("not her password");

  await tryToSignIn(page, ruta.email, password);
  await expect(page).toHaveURL("/inbox/open");
  await expect(page.getByRole("button", { name: `Account of ${ruta.name}` })).toBeVisible();
});
