import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { messageOf, openLive, openTicket, startReply, ticketFrom } from "./support/desk";
import { admin, makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("an agent says how his replies are signed, and customers read it", { tag: "@parity" }, async ({
  open,
  sql,
  farSide,
}) => {
  const sina = await makeAgent(sql, "Sina Signer");
  const page = await open(sina);
  await openLive(page, "/inbox/open");
  await page.getByRole("button", { name: `Account of ${sina.name}` }).press("Enter");
  await page.getByRole("menuitem", { name: "Profile" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your profile" })).toBeVisible();
  await page.getByLabel("Signature").fill("Sina\nNorthwind, since 2019");
  await page.getByLabel("Seconds to take a reply back").fill("99");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Give whole seconds from 0 to 30.")).toBeVisible();
  await expect(page.getByLabel("Seconds to take a reply back")).toBeFocused();
  await expect(page.getByLabel("Signature")).toHaveValue("Sina\nNorthwind, since 2019");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();

  const customer = "sig@signature.test";
  await write({ from: `Sig <${customer}>`, subject: "Who writes to me?", text: "Well?" });
  await openTicket(page, await ticketFrom(sql, "Who writes to me?"));
  await startReply(page);
  await page.keyboard.type("It is me.");
  await page.keyboard.press("Control+Enter");
  await expect(messageOf(page, sina.name).getByText("Sent", { exact: true })).toBeVisible();
  await expect.poll(() => farSide.repliesTo(customer).length).toBe(1);
  expect(farSide.repliesTo(customer)[0]?.mail.text).toContain(
    "It is me.\n\n-- \nSina\nNorthwind, since 2019",
  );
});

test("the forms work without scripts, and a wrong password changes nothing", async ({ open, mara }) => {
  const page = await open(mara, { javaScriptEnabled: false });
  await page.goto("/profile");
  await page.getByLabel("Name").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await page.getByLabel("Name").fill(mara.name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.getByLabel("Present password").fill("not the password");
  await page.getByLabel("New password").fill(`${admin.password} and more`);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expect(page.getByLabel("Present password")).toHaveValue("");
});

test("who chooses compact lists has each ticket on one line at once, and on a phone a card as before", async ({
  open,
  sql,
}) => {
  const dana = await makeAgent(sql, "Dana Dense");
  await write({ from: "Row <row@dense.test>", subject: "How high am I?", text: "Tell me." });
  await ticketFrom(sql, "How high am I?");
  const page = await open(dana);
  const height = async () => {
    const box = await page.getByRole("row", { name: /How high am I/ }).boundingBox();
    return box?.height;
  };
  await page.goto("/inbox/open");
  expect(await height()).toBe(54);
  await openLive(page, "/profile");
  await page.getByLabel("Density of lists").selectOption({ label: "Compact, one line" });
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "All open" }).press("Enter");
  await expect(page.getByRole("row", { name: /How high am I/ })).toBeVisible();
  expect(await height()).toBe(38);
  await expectAccessible(page, "the compact inbox");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await height()).toBeGreaterThan(54);
});
