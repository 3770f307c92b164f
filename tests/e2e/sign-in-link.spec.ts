import { expectAccessible, inBothLanguages } from "./support/axe";
import { linkTo, write } from "./support/customer";
import { ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("a customer without a password sees all his requests by a mailed link, and leaves again", {
  tag: "@parity",
}, async ({ open, sql, farSide }) => {
  const email = "lena@signinlink.test";
  await write({ from: `Lena Linkova <${email}>`, subject: "The steam wand drips", text: "All day." });
  const number = await ticketFrom(sql, "The steam wand drips");
  await write({ from: `Lena Linkova <${email}>`, subject: "A second grinder", text: "How much?" });
  await ticketFrom(sql, "A second grinder");
  // One acknowledgement a day, and it comes first.
  await expect.poll(() => farSide.to(email).length).toBe(1);

  const page = await open(null);
  await page.goto("/help/en");
  await page.getByRole("link", { name: "My requests" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your requests" })).toBeVisible();
  await page.getByLabel("Your e-mail").press("Enter");
  await expect(page.getByLabel("Your e-mail")).toHaveAccessibleDescription("This is not an e-mail address.");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  const { url } = await linkTo(farSide, email, 2, "sign-in/link");
  const looked = await page.request.get(url);
  expect(looked.headers()).toMatchObject({ "referrer-policy": "no-referrer" });

  await page.goto(url);
  await page.getByRole("button", { name: "Sign in", exact: true }).press("Enter");
  await expect(page).toHaveURL("/requests");
  await expect(page.getByRole("link", { name: /The steam wand drips/ })).toBeVisible();
  await page.getByRole("link", { name: /A second grinder/ }).press("Enter");
  await expect(page.getByText("How much?")).toBeVisible();

  // The portal is not his: pages, and what they ask for.
  for (const path of ["/inbox", "/profile", "/notifications", "/search?q=steam", `/tickets/${number}`]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in$/);
  }
  for (const path of ["/api/portal/notices", "/api/portal/palette", "/api/live", "/api/v1/tickets"]) {
    expect((await page.request.get(path)).status(), path).toBe(401);
  }

  await page.goto("/requests");
  await page.getByRole("button", { name: "Sign out" }).press("Enter");
  await expect(page).toHaveURL(/\/help\/en$/);
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  await page.goto("/requests");
  await expect(page).toHaveURL("/sign-in/link");
});

test("without scripts, in German, and the same answer for an address of nobody's", async ({
  open,
  sql,
  farSide,
}) => {
  const email = "lars@signinlink.test";
  await write({ from: `Lars Linkmann <${email}>`, subject: "Die Pumpe brummt", text: "Immer." });
  await ticketFrom(sql, "Die Pumpe brummt");
  // The acknowledgement comes first.
  await expect.poll(() => farSide.to(email).length).toBe(1);
  const page = await open(null, { javaScriptEnabled: false, locale: "de-DE" });
  for (const address of ["niemand@signinlink.test", email]) {
    await page.goto("/sign-in/link");
    await page.getByLabel("Ihre E-Mail").fill(address);
    await page.getByRole("button", { name: "Link senden" }).click();
    await expect(page.getByRole("heading", { name: "Sehen Sie in Ihr Postfach" })).toBeVisible();
  }
  const { url } = await linkTo(farSide, email, 2, "sign-in/link");
  await page.goto(url);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("link", { name: /Die Pumpe brummt/ })).toBeVisible();
  expect(farSide.to("niemand@signinlink.test")).toEqual([]);
});

test("its pages are accessible at every size, in every theme and language", async ({ open }) => {
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    for (const path of ["/sign-in/link", "/sign-in/link/asked", "/sign-in/link/nonsense"]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  });
});
