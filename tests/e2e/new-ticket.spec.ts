import { answerTo, write } from "./support/customer";
import {
  frameOf,
  hearing,
  listKeysWork,
  messageOf,
  openLive,
  openTicket,
  property,
  ticketFrom,
} from "./support/desk";
import { expect, test } from "./support/test";

test("an agent opens a ticket without a mouse: the customer gets the mail, and his answer threads", {
  tag: "@parity",
}, async ({ open, mara, sql, farSide }) => {
  const customer = "rosalind@bluebird.test";
  await write({ from: `Rosalind Achterberg <${customer}>`, subject: "An earlier matter", text: "Hello" });
  await ticketFrom(sql, "An earlier matter");
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  await listKeysWork(page);
  await page.keyboard.press("c");
  await expect(page).toHaveURL("/tickets/new");
  await expect(page.getByRole("heading", { name: "New ticket" })).toBeFocused();

  await page.keyboard.press("Tab");
  const field = page.getByRole("combobox", { name: "Customer" });
  await expect(field).toBeFocused();
  await page.keyboard.type("achter");
  await expect(page.getByRole("option", { name: "Rosalind Achterberg" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Rosalind Achterberg");
  await expect(page.getByText(customer)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "E-mail" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Your grinder is on its way");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  await page.keyboard.type("It left Aarhus today.");
  await page.keyboard.press("Control+Enter");

  await expect(page.getByRole("heading", { name: "Your grinder is on its way" })).toBeVisible();
  const number = await ticketFrom(sql, "Your grinder is on its way");
  await expect(page).toHaveURL(`/tickets/${number}`);
  await expect(frameOf(messageOf(page, mara.name)).getByText("It left Aarhus today.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Service level" })).not.toContainText("First reply");

  await expect.poll(() => farSide.repliesTo(customer).length).toBe(1);
  const [got] = farSide.repliesTo(customer);
  if (!got) throw new Error("no mail");
  expect(got.mail.subject).toBe(`Your grinder is on its way [#${number}]`);
  expect(got.mail.text?.trim()).toBe("It left Aarhus today.");
  const heard = hearing(page);
  await page.reload();
  await heard;
  await write({ from: `Rosalind Achterberg <${customer}>`, text: "Lovely, thank you.", ...answerTo(got) });
  await expect(messageOf(page, "Rosalind Achterberg").getByText("Lovely, thank you.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Service level" })).toContainText("Next reply");
});

test("every mistake is shown at its field, nothing typed is lost, and a call's note goes to nobody", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  await page.getByRole("link", { name: "New ticket" }).first().click();
  const field = page.getByRole("combobox", { name: "Customer" });
  await field.fill("Ingrid");
  await page.getByText("Phone", { exact: true }).click();
  await page.getByRole("button", { name: "Open ticket" }).click();
  await expect(page.getByText("Choose a customer, or write an e-mail address.")).toBeVisible();
  await expect(page.getByText("Fill this in.")).toBeVisible();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Ingrid");

  await field.fill("ingrid@fjell.test");
  await page.getByLabel("Name", { exact: true }).fill("Ingrid Fjell");
  await page.getByLabel("Subject").fill("Called about the boiler");
  await page.getByRole("textbox", { name: /^Message/ }).click();
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  await page.keyboard.type("She calls again on Monday.");
  await page.getByLabel("Priority").selectOption("High");
  const tags = page.getByRole("combobox", { name: "Tags" });
  await tags.fill("Boiler");
  await tags.press("Enter");
  await tags.fill("call back");
  await page.getByRole("button", { name: "Open ticket" }).dblclick();

  await expect(page.getByRole("heading", { name: "Called about the boiler" })).toBeVisible();
  await expect(messageOf(page, "Internal note")).toBeVisible();
  await expect(property(page, "Priority")).toHaveAccessibleName("Priority: High");
  await expect(page.getByRole("button", { name: "Tags boiler call back Change" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ingrid Fjell" })).toBeVisible();
  const made = await sql`select 1 from tickets where subject = 'Called about the boiler'`;
  expect(made).toHaveLength(1);
  expect(farSide.to("ingrid@fjell.test")).toEqual([]);
});

test("the form works without scripts", async ({ open, mara, sql, farSide }) => {
  const page = await open(mara, { javaScriptEnabled: false });
  await page.goto("/tickets/new");
  await page.getByLabel("Customer").fill("no-scripts@far.test");
  await page.getByLabel("Message").fill("First line\nSecond line");
  await page.getByRole("button", { name: "Send and open" }).click();
  await expect(page.getByText("Fill this in.")).toBeVisible();
  await expect(page.getByLabel("Customer")).toHaveValue("no-scripts@far.test");
  await expect(page.getByLabel("Message")).toHaveValue(/First line\s+Second line/);
  await page.getByLabel("Subject").fill("Sent by a plain form");
  await page.getByRole("button", { name: "Send and open" }).click();
  const number = await ticketFrom(sql, "Sent by a plain form");
  await expect(page).toHaveURL(`/tickets/${number}`);
  await expect.poll(() => farSide.repliesTo("no-scripts@far.test").length).toBe(1);
});

test("tags and team are changed in the panel, by keyboard, and taken back by Undo", async ({
  open,
  priya,
  sql,
}) => {
  await write({ from: "Jo Tagged <jo@tagged.test>", subject: "To be tagged", text: "Hello" });
  const number = await ticketFrom(sql, "To be tagged");
  await sql`insert into teams (name, restricted, hue) values ('Service & repairs', false, 262)
    on conflict do nothing`;
  const page = await open(priya);
  await openTicket(page, number);
  await page.keyboard.press("t");
  const field = page.getByRole("combobox", { name: "Add a tag" });
  await expect(field).toBeFocused();
  await page.keyboard.type("Electrical,");
  await expect(page.getByText("Tags changed")).toBeVisible();
  await page.keyboard.type("skerry 64");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const tags = page.getByRole("button", { name: /^Tags .*Change$/ });
  await expect(tags).toHaveAccessibleName("Tags electrical skerry 64 Change");
  await expect(tags).toBeFocused();
  await expect
    .poll(async () => (await sql`select tags from tickets where number = ${number}`)[0]?.tags)
    .toEqual(["electrical", "skerry 64"]);

  await page.keyboard.press("t");
  await page.keyboard.type("elec");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /^Team: / }).press("Enter");
  await page.getByRole("menuitem", { name: "Service & repairs" }).press("Enter");
  const team = page.getByRole("button", { name: /^Team: / });
  await expect(team).toHaveAccessibleName("Team: Service & repairs");
  await expect(page.getByText("Moved to Service & repairs")).toBeVisible();
  await page.keyboard.press("z");
  await expect(team).toHaveAccessibleName("Team: No team");
});
