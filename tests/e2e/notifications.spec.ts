import { write } from "./support/customer";
import { openLive, openTicket, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("who is given a ticket hears of it at once, by mail too, and has read it once he saw it", async ({
  open,
  priya,
  mara,
  sql,
  farSide,
}) => {
  await write({ from: "Nils <nils@notice.test>", subject: "For Mara, please", text: "Hello" });
  const number = await ticketFrom(sql, "For Mara, please");
  const hers = await open(mara);
  await openLive(hers, "/inbox/open");
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();

  const his = await open(priya);
  await openTicket(his, number);
  await his.getByRole("button", { name: "Assignee: Nobody" }).click();
  await his.getByRole("menuitem", { name: mara.name }).click();

  const bell = hers.getByRole("link", { name: "Notifications, one unread" });
  await expect(bell).toBeVisible();
  await expect.poll(() => farSide.to(mara.email).length, "the mail").toBe(1);
  expect(farSide.to(mara.email)[0]?.mail.subject).toContain(`assigned ticket #${number} to you`);

  await bell.press("Enter");
  const notice = hers.getByRole("link", { name: `${priya.name} assigned a ticket to you` });
  await expect(notice).toContainText(`#${number} For Mara, please`);
  await notice.press("Enter");
  await expect(hers.getByRole("heading", { name: "For Mara, please" })).toBeVisible();
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
});

test("a choice is kept, and all can be read at once without scripts", async ({ open, mara, priya, sql }) => {
  const page = await open(mara);
  await page.goto("/notifications");
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
  await expect(page.getByRole("link", { name: "Notifications, one unread" })).toBeVisible();
  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto("/notifications");
  await plain.getByRole("button", { name: "Mark all as read" }).click();
  await expect(plain.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
  await expect(plain.getByText("Unread", { exact: true })).toHaveCount(0);
});
