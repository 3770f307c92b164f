import type { Page } from "@playwright/test";
import { openLive, property, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

const none =
  "delete from request_topics where id not in (select topic_id from tickets where topic_id is not null); update request_topics set removed_at = now()";

test.beforeAll(async ({ sql }) => {
  await sql`insert into teams (name, restricted, hue) values ('Service desk', false, 262) on conflict do nothing`;
});
test.afterAll(async ({ sql }) => {
  await sql.unsafe(none);
});

async function fillIn(page: Page, subject: string): Promise<void> {
  await page.goto("/requests/new");
  await page.getByLabel("Your e-mail").fill("tove@topics.test");
  await page.getByLabel("Your name").fill("Tove Topic");
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("What happens?").fill("It hums.");
}

test("an admin makes topics by keyboard; a request about one goes to its team", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  const page = await open(priya);
  await openLive(page, "/settings/topics");
  const add = page.getByRole("region", { name: "New topic" });
  await add.getByRole("button", { name: "Add topic" }).press("Enter");
  await expect(add.getByText("Write something first.")).toBeVisible();
  await expect(add.getByLabel("Name in English")).toBeFocused();
  for (const [en, de] of [
    ["An order", "Eine Bestellung"],
    ["A machine", "Eine Maschine"],
  ] as const) {
    await add.getByLabel("Name in English").fill(en);
    await add.getByLabel("Name in German").fill(de);
    if (en === "A machine") {
      await add.getByLabel("Team").selectOption("Service desk");
      await add.getByLabel("Priority").selectOption("High");
    }
    await add.getByLabel("Name in German").press("Enter");
    await expect(page.getByRole("button", { name: `Save: ${en}` })).toBeVisible();
  }
  await page.getByRole("button", { name: "Move up: A machine" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move up: A machine" })).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Topics" }).getByLabel("Name in English").first()).toHaveValue(
    "A machine",
  );

  const reader = await open(null);
  await fillIn(reader, "A topic by keyboard");
  await expect(reader.locator("form[novalidate]")).toBeVisible();
  await reader.getByRole("button", { name: "Send request" }).press("Enter");
  await expect(reader.getByText("Choose what it is about.")).toBeVisible();
  await expect(reader.getByRole("radio", { name: "A machine" })).toBeFocused();
  await reader.keyboard.press("ArrowDown");
  await expect(reader.getByRole("radio", { name: "An order" })).toBeChecked();
  await reader.keyboard.press("ArrowUp");
  await reader.getByRole("button", { name: "Send request" }).press("Enter");
  await expect(reader.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();

  const agent = await open(mara);
  await agent.goto(`/tickets/${await ticketFrom(sql, "A topic by keyboard")}`);
  const panel = agent.getByRole("complementary", { name: "Ticket details" });
  await expect(panel).toContainText("A machine");
  await expect(panel).toContainText("Service desk");
  await expect(property(agent, "Priority")).toContainText("High");

  await page.getByRole("button", { name: "Remove: An order" }).press("Enter");
  await expect(page.getByRole("button", { name: "Save: An order" })).toHaveCount(0);
  await page.goto("/settings/audit?kind=topic");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("removed a request topic");
  await expect(changes.nth(1)).toContainText("Place: 2 → 1");
});

test("without scripts topics are made and chosen, and one that is gone by then is said", async ({
  open,
  priya,
  sql,
}) => {
  await sql.unsafe(none);
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/topics");
  await page.getByLabel("Name in German").fill("Eine Rechnung");
  await page.getByRole("button", { name: "Add topic" }).click();
  await expect(page.getByRole("button", { name: "Save: Eine Rechnung" })).toBeVisible();
  await page.getByLabel("Name in English").first().fill("An invoice");
  await page.getByRole("button", { name: "Save: Eine Rechnung" }).click();
  await expect(page.getByRole("button", { name: "Save: An invoice" })).toBeVisible();

  const reader = await open(null, { javaScriptEnabled: false });
  await fillIn(reader, "A topic without scripts");
  await reader.getByRole("radio", { name: "An invoice" }).check();
  await page.getByRole("region", { name: "New topic" }).getByLabel("Name in English").fill("Another");
  await page.getByRole("button", { name: "Add topic" }).click();
  await page.getByRole("button", { name: "Remove: An invoice" }).click();
  await expect(page.getByRole("button", { name: "Remove: An invoice" })).toHaveCount(0);
  await reader.getByRole("button", { name: "Send request" }).click();
  await expect(reader.getByText("This topic is not offered any more. Choose again.")).toBeVisible();
  await expect(reader.getByLabel("Subject")).toHaveValue("A topic without scripts");
  await reader.getByRole("radio", { name: "Another" }).check();
  await reader.getByRole("button", { name: "Send request" }).click();
  await expect(reader.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
});
