import { write } from "./support/customer";
import { openLive, openTicket, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("who is given a ticket hears of it at once, by mail too, and has read it once he saw it", {
  tag: "@parity",
}, async ({ open, priya, mara, sql, farSide }) => {
  await write({ from: "Nils <nils@notice.test>", subject: "For Mara, please", text: "Hello" });
  const number = await ticketFrom(sql, "For Mara, please");
  const hers = await open(mara);
  await openLive(hers, "/inbox/open");
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();

  const his = await open(priya);
  await openTicket(his, number);
  await his.getByRole("button", { name: "Assignee: Nobody" }).click();
  await his.getByRole("menuitem", { name: mara.name }).click();

  const bell = hers.getByRole("link", { name: "Notifications, 1 unread" });
  await expect(bell).toBeVisible();
  // The mail waits a minute for more; whoever has seen the notice by then gets none.
  const waiting = () => sql`update notice_mails set due_at = now()
    where ticket_id = (select id from tickets where number = ${number}) returning 1`;
  await expect.poll(async () => (await waiting()).length).toBe(1);
  // Journeys before this one have mailed her of other tickets.
  const mailed = () =>
    farSide.to(mara.email).filter(({ mail }) => mail.subject === `Ticket #${number}: For Mara, please`);
  await expect.poll(() => mailed().length, { message: "the mail", timeout: 40_000 }).toBe(1);
  expect(mailed()[0]?.mail.text).toContain(`assigned ticket #${number} to you`);

  await bell.press("Enter");
  const notice = hers.getByRole("link", { name: `${priya.name} assigned a ticket to you` });
  await expect(notice).toContainText(`#${number} For Mara, please`);
  await notice.press("Enter");
  await expect(hers.getByRole("heading", { name: "For Mara, please" })).toBeVisible();
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
});

test("a deadline that comes near turns amber, and its assignee hears of it once", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Nell <nell@notice.test>", subject: "By this evening, please", text: "Hello" });
  const number = await ticketFrom(sql, "By this evening, please");
  await sql`update tickets set assignee_id = (select user_id from user_emails where address = ${mara.email})
    where number = ${number}`;
  const page = await open(mara);
  await openLive(page, "/inbox/mine");
  const row = page.getByRole("row", { name: /By this evening, please/ });
  await expect(row.locator(".due")).toHaveClass(/\bok\b/);
  await sql`update sla_clocks set warn_at = now() where metric = 'first_response'
    and ticket_id = (select id from tickets where number = ${number})`;
  // The worker looks every 15 seconds.
  const bell = page.getByRole("link", { name: "Notifications, 1 unread" });
  await expect(bell).toBeVisible({ timeout: 40_000 });
  await bell.press("Enter");
  const notice = page.getByRole("link", { name: "A deadline is near" });
  await expect(notice).toContainText(`#${number} By this evening, please`);
  await openLive(page, "/inbox/mine");
  await expect(row.locator(".due")).toHaveClass(/\brisk\b/);
  await openTicket(page, number);
  await expect(page.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
});

test("a choice is kept, and all can be read at once without scripts", async ({ open, mara, priya, sql }) => {
  const page = await open(mara);
  await openLive(page, "/notifications");
  const box = page.getByRole("checkbox", { name: "A customer answers on my ticket, By mail" });
  await expect(box).not.toBeChecked();
  await box.press("Space");
  await expect(box).toBeChecked();
  await expect.poll(async () => (await sql`select 1 from notification_choices where by_mail`).length).toBe(1);
  await page.reload();
  await expect(box).toBeChecked();
  await box.press("Space");

  await write({ from: "Nora <nora@notice.test>", subject: "And another one", text: "Hello" });
  const number = await ticketFrom(sql, "And another one");
  const his = await open(priya);
  await openTicket(his, number);
  await his.getByRole("button", { name: "Assignee: Nobody" }).click();
  await his.getByRole("menuitem", { name: mara.name }).click();
  await expect(page.getByRole("link", { name: "Notifications, 1 unread" })).toBeVisible();
  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto("/notifications");
  await plain.getByRole("button", { name: "Mark all as read" }).click();
  await expect(plain.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
  await expect(plain.getByText("Unread", { exact: true })).toHaveCount(0);
});
