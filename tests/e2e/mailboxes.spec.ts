import { createTransport } from "nodemailer";
import { openLive } from "./support/desk";
import type { Delivered } from "./support/far-side";
import { expect, test } from "./support/test";

/** The rule of a mail service that hands on to the helpdesk what comes for a mailbox. */
async function forward(delivered: Delivered): Promise<void> {
  const port = Number(process.env.E2E_MAIL_PORT);
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  await transport.sendMail({ envelope: { from: delivered.from, to: delivered.to }, raw: delivered.raw });
  transport.close();
}

test("an admin adds a mailbox by keyboard, sets it up, sees that mail flows both ways, and removes it", {
  tag: "@parity",
}, async ({ open, priya, sql, farSide }) => {
  const page = await open(priya);
  await openLive(page, "/settings");
  await page.getByRole("link", { name: /^Mailboxes/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Mailboxes" })).toBeFocused();
  await page.getByRole("link", { name: "Add mailbox" }).press("Enter");
  await expect(page.getByRole("heading", { name: "New mailbox" })).toBeFocused();
  await page.getByLabel("Name").focus();
  await page.keyboard.type("Spare parts");
  await page.keyboard.press("Tab");
  await page.keyboard.type("support@northwind.test");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/support@northwind.test belongs to the mailbox/)).toBeVisible();
  await expect(page.getByLabel("Address", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Name")).toHaveValue("Spare parts");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("parts@northwind.test");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "parts@northwind.test" })).toBeVisible();

  const signature = page.getByLabel("Signature");
  await signature.focus();
  await page.keyboard.type("Northwind spare parts");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const tests = page.getByRole("region", { name: "Does mail flow?" });
  await tests.getByRole("button", { name: "Send a test mail" }).press("Enter");
  await expect(
    tests.getByText(/^Taken by the mail server .* for priya@northwind.test. It said: .*queued/),
  ).toBeVisible();
  await expect.poll(() => farSide.to(priya.email).at(-1)?.mail.text).toContain("Northwind spare parts");

  await tests.getByRole("button", { name: "Test receiving" }).press("Enter");
  await expect(tests.getByText(/not back yet/)).toBeVisible();
  await forward(farSide.to("parts@northwind.test").at(-1)!);
  await expect(tests.getByText(/^Came back/)).toBeVisible();
  expect(await sql`select 1 from tickets where subject like '%helpdesk-test%'`).toHaveLength(0);

  await page.getByRole("button", { name: "Make a new secret" }).press("Enter");
  await expect(page.getByText(/^This secret is shown once.*whsec_/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/whsec_/)).toHaveCount(0);

  await page.getByText("Remove mailbox").first().press("Enter");
  await page.getByRole("button", { name: "Remove mailbox" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Mailboxes" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Mailboxes" })).not.toContainText("parts@northwind.test");
  await page.goto("/settings/audit?kind=mailbox");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.first()).toContainText("removed a mailbox parts@northwind.test");
});

test("a mail server that refuses is said first, with one button to try again", async ({
  open,
  priya,
  sql,
  farSide,
}) => {
  const page = await open(priya);
  farSide.refuse(priya.email, 450, "4.2.0 greylisted, come again");
  const [box] = await sql`select id from mailboxes where is_default`;
  await openLive(page, `/settings/mailboxes/${box?.id}`);
  await page.getByRole("button", { name: "Send a test mail" }).press("Enter");
  await expect(page.getByText(/^Tried once, next .*greylisted/)).toBeVisible();
  await openLive(page, "/settings");
  await expect(page.getByRole("link", { name: /^Mailboxes.*1 of 1 needs attention/ })).toBeVisible();
  await openLive(page, "/settings/mailboxes");
  await expect(page.getByText("support@northwind.test cannot send. 1 mail waits")).toBeVisible();
  farSide.accept(priya.email);
  await page.getByRole("button", { name: "Try again now: support@northwind.test" }).press("Enter");
  await expect.poll(() => farSide.to(priya.email).length).toBeGreaterThan(0);
});

test("two admins with the same mailbox: the second sees what the first set, and keeps what was typed", async ({
  open,
  priya,
  sql,
}) => {
  const [box] = await sql`select id, name from mailboxes where is_default`;
  const [first, second] = [await open(priya), await open(priya)];
  for (const page of [first, second]) await openLive(page, `/settings/mailboxes/${box?.id}`);
  const save = async (page: typeof first, name: string) => {
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Save" }).click();
  };
  await save(first, "Service desk");
  await expect(first.getByText("Saved", { exact: true })).toBeVisible();
  await save(second, "Help desk");
  await expect(second.getByText("Somebody set this to Service desk meanwhile.")).toBeVisible();
  await expect(second.getByLabel("Name")).toHaveValue("Help desk");
  await save(second, "Help desk");
  await expect(second.getByText("Saved", { exact: true })).toBeVisible();
  await save(second, String(box?.name));
  await expect
    .poll(async () => (await sql`select name from mailboxes where id = ${box?.id}`)[0]?.name)
    .toBe(box?.name);
});

test("without scripts a mailbox is changed all the same", async ({ open, priya, sql }) => {
  const [box] = await sql`select id, name from mailboxes where is_default`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/settings/mailboxes/${box?.id}`);
  await page.getByLabel("Address", { exact: true }).fill("nonsense");
  await page.getByLabel("Confirm new requests").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
  await expect(page.getByLabel("Confirm new requests")).not.toBeChecked();
  await page.getByLabel("Address", { exact: true }).fill("support@northwind.test");
  await page.getByLabel("Confirm new requests").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});
