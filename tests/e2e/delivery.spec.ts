import { write } from "./support/customer";
import { messageOf, openTicket, startReply, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("an address that its server refuses is shown in red with the server's answer", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const gone = "gone@delivery.test";
  await write({ from: `Gone Tomorrow <${gone}>`, subject: "My last week here", text: "Bye" });
  const number = await ticketFrom(sql, "My last week here");
  await expect.poll(() => farSide.to(gone).length, "the acknowledgement").toBe(1);
  farSide.refuse(gone, 550, "No such user here");
  const page = await open(mara);
  await openTicket(page, number);
  await startReply(page);
  await page.keyboard.type("Good luck.");
  await page.keyboard.press("Control+Enter");
  const mine = messageOf(page, mara.name);
  await expect(mine.getByText(`Not delivered to ${gone}: 550 No such user here`)).toBeVisible();
  await expect(mine.getByText("Sent", { exact: true })).toHaveCount(0);
});

test("a reply waits while the mail server is away, and leaves when it is back", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const patient = "patient@delivery.test";
  await write({ from: `Patient One <${patient}>`, subject: "No hurry", text: "Whenever" });
  const number = await ticketFrom(sql, "No hurry");
  await expect.poll(() => farSide.to(patient).length, "the acknowledgement").toBe(1);
  const page = await open(mara);
  await openTicket(page, number);
  await farSide.down();
  await startReply(page);
  await page.keyboard.type("Here it is.");
  await page.keyboard.press("Control+Enter");
  const mine = messageOf(page, mara.name);
  await expect(mine.getByText("Waiting to be sent")).toBeVisible();
  await expect
    .poll(async () => {
      const [row] = await sql<{ attempts: number }[]>`select attempts from outbox_mail
        where purpose = 'reply' and ticket_id = (select id from tickets where number = ${number})`;
      return row?.attempts;
    }, "a first try")
    .toBe(1);
  await farSide.up();
  await expect(mine.getByText("Sent", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(farSide.repliesTo(patient)).toHaveLength(1);
});
