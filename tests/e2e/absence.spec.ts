import { addDays } from "@/lib/core/days";
import { write } from "./support/customer";
import { openLive, openTicket, property, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const today = new Date().toISOString().slice(0, 10);

test.afterAll(async ({ sql }) => {
  await sql`delete from absences`;
});

test("by keyboard: an agent goes away, his ticket goes back when its customer writes, and he is back by one button", {
  tag: "@parity",
}, async ({ open, mara, sql }) => {
  const ina = await makeAgent(sql, "Ina Absent");
  const subject = "Who answers meanwhile?";
  await write({ from: "Jo Waits <jo@absent.test>", subject, text: "Now?" });
  const number = await ticketFrom(sql, subject);
  await sql`update tickets set assignee_id = ${ina.id}, status = 'open' where number = ${number}`;

  const page = await open(ina);
  await openLive(page, "/profile");
  const form = page.getByRole("region", { name: "Out of office" });
  await form.getByLabel("For colleagues").fill("Mara stands in");
  await page.keyboard.press("Enter");
  const first = form.getByLabel("First day away");
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleDescription(/Choose a day/);
  await expect(form.getByLabel("For colleagues")).toHaveValue("Mara stands in");
  await first.fill(addDays(today, -1));
  await form.getByLabel("Last day away").fill("2070-12-05");
  await expect(form.getByRole("checkbox", { name: /Give tickets back/ })).toBeChecked();
  await form.getByRole("button", { name: "Set the absence" }).press("Enter");
  const banner = page.getByRole("region", { name: "You are away until 5 December 2070." });
  await expect(banner).toBeVisible();
  await expect(form.getByText("to 5 December 2070")).toBeVisible();

  const hers = await open(mara);
  await openTicket(hers, number);
  await expect(property(hers, "Assignee")).toHaveAccessibleName(
    "Assignee: Ina Absent, away until 5 December 2070: Mara stands in",
  );
  await hers.keyboard.press("a");
  await expect(hers.getByRole("menuitem", { name: /Ina Absent.*away until 5 December 2070/ })).toBeVisible();
  await hers.keyboard.press("Escape");
  await write({ from: "Jo Waits <jo@absent.test>", subject: `Re: [#${number}] ${subject}`, text: "Hello?" });
  await expect(property(hers, "Assignee")).toHaveAccessibleName("Assignee: Nobody");
  await expect(hers.getByText("The customer wrote while Ina Absent is away")).toBeVisible();

  await page.goto("/inbox/unassigned");
  await banner.getByRole("button", { name: "End it now" }).press("Enter");
  await expect(banner).toHaveCount(0);
  await expect(page).toHaveURL(/inbox\/unassigned/);
  await openTicket(hers, number);
  await hers.keyboard.press("a");
  await expect(hers.getByRole("menuitem", { name: "Ina Absent", exact: true })).toBeVisible();
});

test("without scripts: an admin says that a colleague is away, corrects it, and ends it; the audit tells", async ({
  open,
  priya,
  sql,
}) => {
  const sam = await makeAgent(sql, "Sam Sickday");
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/settings/people/${sam.id}`);
  const form = page.getByRole("region", { name: "Out of office" });
  await form.getByLabel("First day away").fill(today);
  await form.getByLabel("Last day away").fill(addDays(today, -3));
  await form.getByRole("checkbox", { name: /Give tickets back/ }).uncheck();
  await form.getByRole("button", { name: "Set the absence" }).click();
  await expect(form.getByLabel("Last day away")).toHaveAccessibleDescription(/before the first/);
  await expect(form.getByLabel("First day away")).toHaveValue(today);
  await expect(form.getByRole("checkbox", { name: /Give tickets back/ })).not.toBeChecked();
  await form.getByLabel("Last day away").fill("");
  await form.getByRole("button", { name: "Set the absence" }).click();
  await expect(form.getByText(/^Away from .*, without an end$/)).toBeVisible();

  await page.goto("/settings/people?q=sickday");
  await expect(page.getByRole("row", { name: /Sam Sickday.*away without an end/ })).toBeVisible();
  await page.goto(`/settings/people/${sam.id}`);
  await form.getByRole("button", { name: "End it now" }).click();
  await expect(form.getByRole("button", { name: "End it now" })).toHaveCount(0);
  await page.goto("/settings/audit?kind=user");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("ended an absence");
  await expect(changes.nth(1)).toContainText(`First day away: nothing → ${today}`);
});
