import { answerTo, support, write } from "./support/customer";
import { editor, frameOf, messageOf, openTicket, property, startReply, ticketFrom } from "./support/desk";
import { header } from "./support/far-side";
import { expect, test } from "./support/test";

const hannah = { name: "Hannah Ostermann", address: "hannah@kiosk.test" };
const from = `${hannah.name} <${hannah.address}>`;

test("a reply reaches the customer as a mail, and her answer comes back to the open page", {
  tag: "@parity",
}, async ({ open, mara, sql, farSide }) => {
  const asked = await write({ from, subject: "Grinder trips the breaker", text: "Every morning at nine." });
  const number = await ticketFrom(sql, "Grinder trips the breaker");
  const page = await open(mara);
  await openTicket(page, number);

  const text = await startReply(page);
  await page.keyboard.type("Good morning, ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("run one grinder");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(" alone.");
  await expect(text).toHaveText("Good morning, run one grinder alone.");
  await page.getByRole("button", { name: "Send and set Waiting" }).click();

  const mine = messageOf(page, mara.name);
  await expect(frameOf(mine).getByText("run one grinder")).toHaveCSS("font-weight", /^[6-9]00$/);
  await expect(mine.getByText("Sent", { exact: true })).toBeVisible();
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Waiting");
  await expect(editor(page)).toHaveText("");

  await expect.poll(() => farSide.repliesTo(hannah.address).length).toBe(1);
  const got = farSide.repliesTo(hannah.address)[0]!;
  expect(got.from).toBe(support);
  expect(got.mail.from).toEqual({ name: "Mara Lindqvist (Northwind)", address: support });
  expect(got.mail.to).toEqual([hannah]);
  expect(got.mail.subject).toBe(`Re: Grinder trips the breaker [#${number}]`);
  expect(got.mail.messageId).toMatch(/^<[^<>@]+@northwind\.test>$/);
  expect(header(got, "in-reply-to")).toBe(`<${asked}>`);
  expect(header(got, "references")).toContain(`<${asked}>`);
  expect(got.mail.replyTo?.[0]?.address).toMatch(/^support\+[0-9a-z]{20,}@northwind\.test$/);
  expect(got.mail.text?.trim()).toBe("Good morning, run one grinder alone.");
  expect(got.mail.html).toMatch(/<(strong|b)>run one grinder<\/(strong|b)>/);

  await write({ from, ...answerTo(got), text: "It is the second one." });
  await expect(page.getByRole("feed").getByText("It is the second one.")).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: `New message from ${hannah.name}` }),
  ).toBeAttached();
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Open");
  const met = page.getByRole("region", { name: "Service level" });
  await expect(met).toContainText("First reply met in");
  await expect(met).toContainText(/Next reply due/);
});

test("an out-of-office answer is shown and re-opens nothing", async ({ open, mara, sql, farSide }) => {
  const away = "away@kiosk.test";
  await write({ from: `Ines Carvalho <${away}>`, subject: "Wrong basket size", text: "58 mm came." });
  const page = await open(mara);
  await openTicket(page, await ticketFrom(sql, "Wrong basket size"));
  await startReply(page);
  await page.keyboard.type("The right one left today.");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => farSide.repliesTo(away).length).toBe(1);

  await write({
    from: `Ines Carvalho <${away}>`,
    ...answerTo(farSide.repliesTo(away)[0]!),
    text: "I am on holiday until Monday.",
    headers: { "Auto-Submitted": "auto-replied" },
  });
  const automatic = messageOf(page, "I am on holiday until Monday.");
  await expect(automatic.getByText("Automatic message")).toBeVisible();
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Waiting");
});

test("a stranger's answer is held until somebody accepts it or makes it a ticket", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const owner = "owner@kiosk.test";
  await write({ from: `Kiosk Owner <${owner}>`, subject: "Water tank leaks", text: "Two drops a minute." });
  const number = await ticketFrom(sql, "Water tank leaks");
  const page = await open(mara);
  await openTicket(page, number);
  await startReply(page);
  await page.keyboard.type("Who could let us in?");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => farSide.repliesTo(owner).length).toBe(1);
  const answer = answerTo(farSide.repliesTo(owner)[0]!);
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Waiting");

  await write({ from: "Night Guard <guard@kiosk.test>", ...answer, text: "I have the key." });
  await write({
    from: "Lost Tourist <tourist@far.test>",
    ...answer,
    subject: "Opening hours",
    text: "Are you open?",
  });
  const guard = messageOf(page, "I have the key.");
  const tourist = messageOf(page, "Are you open?");
  for (const claim of [guard, tourist]) {
    await expect(claim.getByText("This person has no part in this ticket")).toBeVisible();
    await expect(claim.locator(".border-dashed").first()).toBeVisible();
  }
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Waiting");
  await expect(page.getByText("guard@kiosk.test never took part in it")).toBeVisible();

  await guard.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("Message accepted, Night Guard takes part in the ticket")).toBeVisible();
  await expect(guard.getByRole("button")).toHaveCount(0);
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Open");
  await tourist.getByRole("button", { name: "Make it a ticket" }).click();
  await expect(page.getByText("The message is a ticket of its own now")).toBeVisible();
  await expect(tourist).toHaveCount(0);
  await page.goto(`/tickets/${await ticketFrom(sql, "Opening hours")}`);
  await expect(messageOf(page, "Are you open?")).toBeVisible();
});

test("a sender gets one acknowledgement for two tickets in a day", async ({ sql, farSide }) => {
  const twice = "twice@kiosk.test";
  const acknowledged = () => farSide.to(twice).map((one) => one.mail.subject);
  await write({ from: twice, subject: "First question", text: "One?" });
  await expect.poll(acknowledged).toHaveLength(1);
  await write({ from: twice, subject: "Second question", text: "Two?" });
  const second = await ticketFrom(sql, "Second question");
  await expect
    .poll(async () => {
      const [row] = await sql<{ open: number }[]>`
        select count(*)::int as open from event_work join events on events.id = event_id
        where ticket_id = (select id from tickets where number = ${second})`;
      return row?.open;
    }, "the listeners of the second ticket have run")
    .toBe(0);
  expect(acknowledged()).toHaveLength(1);
  const [got] = farSide.to(twice);
  expect(header(got!, "auto-submitted")).toBe("auto-replied");
  expect(got!.from).toBe("");
  expect(got!.mail.text).toContain("We have received your message");
});
