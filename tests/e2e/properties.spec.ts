import { write } from "./support/customer";
import { frameOf, messageOf, openTicket, property, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("status, priority and assignee are changed by the mouse, and Undo takes the last change back", async ({
  open,
  mara,
  sql,
}) => {
  await write({
    from: "Jiří Dvořák <jiri@dvorak.test>",
    subject: "Mlýnek mele nerovnoměrně",
    text: "Reklamace",
  });
  const page = await open(mara);
  await openTicket(page, await ticketFrom(sql, "Mlýnek mele nerovnoměrně"));

  await property(page, "Status").click();
  await page.getByRole("menuitem", { name: "On hold" }).click();
  await expect(property(page, "Status")).toHaveAccessibleName("Status: On hold");
  await expect(page.getByText("Status set to On hold")).toBeVisible();
  await property(page, "Priority").click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await expect(property(page, "Priority")).toHaveAccessibleName("Priority: Urgent");
  await expect(page.getByRole("region", { name: "Service level" })).toContainText(
    /First reply due .*Target 1h/,
  );
  await property(page, "Assignee").click();
  await page.getByRole("menuitem", { name: mara.name }).click();
  await expect(property(page, "Assignee")).toHaveAccessibleName(`Assignee: ${mara.name}`);

  const toast = page.getByRole("dialog").filter({ hasText: `Assigned to ${mara.name}` });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(property(page, "Assignee")).toHaveAccessibleName("Assignee: Nobody");
  // By keyboard: the toasts lie over it as long as the pointer is on them.
  await page.getByRole("button", { name: "4 changes" }).press("Enter");
  const feed = page.getByRole("feed");
  await expect(feed.getByText("Mara Lindqvist set the status to On hold")).toBeVisible();
  await expect(feed.getByText("Mara Lindqvist set the priority to Urgent")).toBeVisible();
  await expect(feed.getByText("Mara Lindqvist assigned the ticket to Mara Lindqvist")).toBeVisible();
  await expect(feed.getByText("Mara Lindqvist removed the assignee")).toBeVisible();
});

test("the same and a note need no mouse", async ({ open, mara, sql, farSide }) => {
  await write({ from: "Sofia Karlsson <sofia@fika.test>", subject: "Wi-Fi pairing fails", text: "Step 3." });
  const page = await open(mara);
  await openTicket(page, await ticketFrom(sql, "Wi-Fi pairing fails"));
  const choose = async (key: string, name: string) => {
    await page.keyboard.press(key);
    const items = page.getByRole("menuitem");
    await expect(items.first()).toBeFocused();
    const names = await items.allInnerTexts();
    const steps = names.findIndex((text) => text.startsWith(name));
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name })).toBeFocused();
    await page.keyboard.press("Enter");
  };

  await choose("s", "Open");
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Open");
  await expect(property(page, "Status")).toBeFocused();
  await choose("p", "High");
  await expect(property(page, "Priority")).toHaveAccessibleName("Priority: High");
  await expect(property(page, "Priority")).toBeFocused();
  await choose("a", mara.name);
  await expect(property(page, "Assignee")).toHaveAccessibleName(`Assignee: ${mara.name}`);
  await expect(property(page, "Assignee")).toBeFocused();

  await page.keyboard.press("n");
  await page.keyboard.type("The router is from 2009.");
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("Only your team sees notes");
  await page.keyboard.press("Control+Enter");
  const note = messageOf(page, "Internal note");
  await expect(frameOf(note).getByText("The router is from 2009.")).toBeVisible();
  await expect(note).toBeFocused();

  await page.keyboard.press("e");
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Solved");
  await expect(page.getByText("Ticket solved")).toBeVisible();
  await page.keyboard.press("z");
  await expect(property(page, "Status")).toHaveAccessibleName("Status: Open");
  expect(farSide.repliesTo("sofia@fika.test")).toEqual([]);
});

test("of two agents who change the same thing at once the first one wins, and the second one is told", async ({
  open,
  mara,
  priya,
  sql,
}) => {
  await write({
    from: "Amélie Fontaine <amelie@rives.test>",
    subject: "Devis joint de chaudière",
    text: "Fjord 3",
  });
  const number = await ticketFrom(sql, "Devis joint de chaudière");
  const [first, second] = [await open(mara), await open(priya)];
  await openTicket(first, number);
  await openTicket(second, number);
  // The second one's change is on a slow line while the first one's is saved.
  let letThrough = () => {};
  const saved = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await second.route(`**/tickets/${number}*`, async (route) => {
    if (route.request().method() === "POST") await saved;
    await route.continue();
  });

  await property(second, "Priority").click();
  await second.getByRole("menuitem", { name: "Low" }).click();
  await expect(property(second, "Priority")).toHaveAccessibleName("Priority: Low");
  await property(first, "Priority").click();
  await first.getByRole("menuitem", { name: "High" }).click();
  await expect(first.getByText("Priority set to High")).toBeVisible();
  letThrough();
  const told = second.getByText("set the priority to High first. Your change to Low was not saved.");
  await expect(told).toBeVisible();
  await expect.soft(told).toContainText("Mara Lindqvist");
  await expect(property(second, "Priority")).toHaveAccessibleName("Priority: High");

  await property(second, "Status").click();
  await second.getByRole("menuitem", { name: "On hold" }).click();
  await expect(second.getByText("Status set to On hold")).toBeVisible();
  await expect(property(first, "Status")).toHaveAccessibleName("Status: On hold");
});
