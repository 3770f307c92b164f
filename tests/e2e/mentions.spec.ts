import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { openLive, openTicket, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("a colleague is mentioned by keyboard, stands in the note by name, and hears of it at once", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  await write({ from: "Nia <nia@mention.test>", subject: "Who knows this machine?", text: "Hello" });
  const number = await ticketFrom(sql, "Who knows this machine?");
  const hers = await open(mara);
  await openLive(hers, "/inbox/open");
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();

  const his = await open(priya);
  await openTicket(his, number);
  await his.keyboard.press("n");
  const field = his.getByRole("textbox", { name: /^Write a note for your team/ });
  // The editor has taken the textarea's place.
  await expect(field).toHaveAttribute("aria-multiline", "true");
  await his.keyboard.type("Ask @mar");
  const list = his.getByRole("listbox", { name: "People to mention" });
  const option = list.getByRole("option", { name: mara.name });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await his.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toBeFocused();
  await his.keyboard.press("Backspace");
  await his.keyboard.press("Backspace");
  await his.keyboard.press("Backspace");
  await his.keyboard.press("Backspace");
  await his.keyboard.type("@ma");
  await expect(option).toBeVisible();
  await expectAccessible(his, "a note that offers colleagues");
  await his.setViewportSize({ width: 1440, height: 900 });
  await his.keyboard.press("Enter");
  await expect(field.locator("[data-mention]")).toHaveText(`@${mara.name}`);
  await his.keyboard.type("please.");
  await his.keyboard.press("ControlOrMeta+Enter");

  const note = his.getByRole("article").filter({ hasText: "Internal note" }).frameLocator("iframe");
  await expect(note.locator("[data-mention]")).toHaveText(`@${mara.name}`);
  await expect(note.locator("body")).toHaveText(`Ask @${mara.name} please.`);

  const bell = hers.getByRole("link", { name: "Notifications, 1 unread" });
  await expect(bell).toBeVisible();
  await bell.press("Enter");
  const notice = hers.getByRole("link", { name: `${priya.name} mentioned you in a note` });
  await expect(notice).toContainText(`#${number} Who knows this machine?`);
  await notice.press("Enter");
  await expect(hers.getByRole("heading", { name: "Who knows this machine?" })).toBeVisible();
  await expect(hers.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
});

test("who cannot see the ticket is not offered, and typed in full he is refused by name while the text stays", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  await write({ from: "Nia <nia@mention.test>", subject: "For lawyers only", text: "Hello" });
  const number = await ticketFrom(sql, "For lawyers only");
  await sql`insert into teams (name, restricted, hue) values ('Lawyers of mentions', true, 200)`;
  await sql`update tickets set team_id = (select id from teams where name = 'Lawyers of mentions') where number = ${number}`;
  const page = await open(priya);
  await openTicket(page, number);
  await page.keyboard.press("n");
  const field = page.getByRole("textbox", { name: /^Write a note for your team/ });
  await expect(field).toHaveAttribute("aria-multiline", "true");
  await page.keyboard.type(`@${mara.name}`);
  await expect(
    page.getByRole("status").filter({ hasText: "Nobody who sees this ticket is called so" }),
  ).toBeAttached();
  await page.keyboard.type(" please");
  await page.keyboard.press("ControlOrMeta+Enter");
  const composer = page.getByRole("region", { name: "Answer" });
  await expect(composer.getByText(`These colleagues cannot see the ticket: ${mara.name}.`)).toBeVisible();
  await expect(field).toContainText(`@${mara.name} please`);
  await sql`update tickets set team_id = null where number = ${number}`;
  await sql`delete from teams where name = 'Lawyers of mentions'`;
});
