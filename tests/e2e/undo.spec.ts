import { write } from "./support/customer";
import { editor, frameOf, messageOf, openTicket, startReply, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("a reply in its undo time is taken back into the editor, and sent again it leaves once", {
  tag: "@parity",
}, async ({ open, sql, farSide }) => {
  const tomas = await makeAgent(sql, "Tomáš Beneš", { undoSeconds: 6 });
  const customer = "undo@cafe.test";
  await write({ from: `Amélie Lacroix <${customer}>`, subject: "Quote for a boiler seal", text: "Fjord 3" });
  const page = await open(tomas);
  await openTicket(page, await ticketFrom(sql, "Quote for a boiler seal"));
  await startReply(page);
  await page.keyboard.type("The quote is atached.");
  await page.keyboard.press("Control+Enter");

  const pending = messageOf(page, "The quote is atached.");
  await expect(pending.getByText(/^Sending in \d s/)).toBeVisible();
  await expect(page.getByText(/^Reply to Amélie Lacroix goes out in \d s$/)).toBeVisible();
  await pending.getByRole("button", { name: "Undo" }).click();
  await expect(editor(page)).toHaveText("The quote is atached.");
  await expect(editor(page)).toBeFocused();
  await expect(pending).toHaveCount(0);
  const [drafts] = await sql<{ scheduled: number }[]>`
    select count(*)::int as scheduled from drafts where author_id = ${tomas.id} and state <> 'editing'`;
  expect(drafts?.scheduled).toBe(0);
  expect(farSide.repliesTo(customer)).toEqual([]);

  await page.keyboard.press("End");
  await page.keyboard.type(" Sorry for the typo.");
  await page.keyboard.press("Control+Enter");
  await expect(pending.getByText(/^Sending in \d s/)).toBeVisible();
  expect(farSide.repliesTo(customer)).toEqual([]);
  const sent = messageOf(page, tomas.name).filter({ hasText: "Sent" });
  await expect(frameOf(sent).getByText("Sorry for the typo.")).toBeVisible();
  await expect(sent).toHaveCount(1);
  await expect(sent).toBeFocused();
  expect(farSide.repliesTo(customer).map((one) => one.mail.text?.trim())).toEqual([
    "The quote is atached. Sorry for the typo.",
  ]);
});

test("a customer who writes while an agent answers holds the reply until it is sent anyway", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const customer = "quick@cafe.test";
  const from = `Quick Writer <${customer}>`;
  const first = await write({ from, subject: "Where is my order?", text: "It is a week late." });
  const page = await open(mara);
  await openTicket(page, await ticketFrom(sql, "Where is my order?"));
  await startReply(page);
  await page.keyboard.type("It comes on Friday.");

  await write({ from, subject: "Re: Where is my order?", inReplyTo: first, text: "It just came, thanks." });
  await expect(page.getByRole("feed").getByText("It just came, thanks.")).toBeVisible();
  await expect(
    page.getByText("A newer message arrived while you wrote. Read it before you send."),
  ).toBeVisible();
  await expect(editor(page)).toHaveText("It comes on Friday.");
  expect(farSide.repliesTo(customer)).toEqual([]);
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(() => farSide.repliesTo(customer).length).toBe(1);
  await expect(editor(page)).toHaveText("");
});
