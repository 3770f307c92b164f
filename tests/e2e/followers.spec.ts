import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { openLive, openTicket, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const details = { name: "Ticket details" };

test("by the keyboard a colleague is let in to one ticket, writes a note, sees nothing else, and is out again at once", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Fay Followed <fay@follow.test>", subject: "Ask the workshop", text: "It hums" });
  await write({
    from: "Fay Followed <fay@follow.test>",
    subject: "Not for the workshop",
    text: "My invoice",
  });
  const [number, other] = [
    await ticketFrom(sql, "Ask the workshop"),
    await ticketFrom(sql, "Not for the workshop"),
  ];
  const wilma = await makeAgent(sql, "Wilma Workshop", { roleKey: "collaborator" });

  const hers = await open(wilma);
  await openLive(hers, "/inbox");
  await expect(hers).toHaveURL("/inbox/followed");
  await expect(hers.getByText("You follow no tickets")).toBeVisible();
  const main = hers.getByRole("complementary", { name: "Main" });
  await expect(main.getByRole("link", { name: /^Followed/ })).toBeVisible();
  for (const name of ["All open", "Calendar", "Customers", "New ticket"]) {
    await expect(hers.getByRole("link", { name: new RegExp(`^${name}`) })).toHaveCount(0);
  }

  const his = await open(mara);
  await openTicket(his, number);
  const panel = his.getByRole("complementary", details);
  const follow = panel.getByRole("button", { name: "Follow", exact: true });
  await follow.press("Enter");
  const stop = panel.getByRole("button", { name: "Stop following" });
  await expect(stop).toBeFocused();
  await expect(panel.getByRole("region", { name: "Followers" })).toContainText(mara.name);
  await stop.press("Enter");
  await expect(panel.getByText("Nobody follows this ticket.")).toBeVisible();
  await panel.getByRole("link", { name: "Add or remove" }).press("Enter");
  await his.getByLabel("Colleague", { exact: true }).selectOption(wilma.name);
  await his.getByRole("button", { name: "Add as a follower" }).press("Enter");
  const row = his
    .getByRole("list", { name: "Followers" })
    .getByRole("listitem")
    .filter({ hasText: wilma.name });
  await expect(row).toBeVisible();
  await expectAccessible(his, "who follows a ticket");

  const bell = hers.getByRole("link", { name: "Notifications, 1 unread" });
  await expect(bell).toBeVisible();
  await bell.press("Enter");
  await hers
    .getByRole("link", { name: `${mara.name} added you to the followers of a ticket` })
    .press("Enter");
  await expect(hers.getByRole("heading", { name: "Ask the workshop" })).toBeVisible();
  const side = hers.getByRole("complementary", details);
  await expect(side.getByRole("button", { name: /^(Status|Priority|Assignee|Team): / })).toHaveCount(0);
  await expect(side.getByRole("link", { name: "Fay Followed" })).toHaveCount(0);
  await expect(hers.getByRole("button", { name: "More actions" })).toHaveCount(0);
  await expect(hers.getByText("Not for the workshop")).toHaveCount(0);
  const answer = hers.getByRole("region", { name: "Answer" });
  await expect(answer.getByRole("radio", { name: "Reply" })).toHaveCount(0);
  await hers.setViewportSize({ width: 1440, height: 900 });
  await answer.getByRole("textbox").click();
  await expect(answer.getByRole("textbox")).toHaveAttribute("aria-multiline", "true");
  await hers.keyboard.type("The bearing is worn.");
  await expectAccessible(hers, "a collaborator's ticket");
  await hers.setViewportSize({ width: 1440, height: 900 });
  await hers.keyboard.press("ControlOrMeta+Enter");
  await expect(hers.getByRole("article").filter({ hasText: "Internal note" })).toBeVisible();
  for (const path of [
    `/tickets/${other}`,
    "/tickets/new",
    "/customers",
    "/calendar",
    `/tickets/${number}/access`,
  ]) {
    expect([403, 404], path).toContain((await hers.request.get(path)).status());
  }

  await row.getByRole("button", { name: `Remove: ${wilma.name}` }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(hers.getByRole("heading", { name: "Ask the workshop" })).toHaveCount(0);
  expect((await hers.request.get(`/tickets/${number}`)).status()).toBe(404);
});

test("without scripts one follows and adds a colleague, told what that shows of a restricted team's ticket", async ({
  open,
  priya,
  mara,
  sql,
}) => {
  await write({ from: "Lea Locked <lea@follow.test>", subject: "Behind a locked door", text: "Hello" });
  const number = await ticketFrom(sql, "Behind a locked door");
  await sql`insert into teams (name, restricted, hue) values ('Locked of followers', true, 200)`;
  await sql`update tickets set team_id = (select id from teams where name = 'Locked of followers') where number = ${number}`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto(`/tickets/${number}/access`);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByRole("button", { name: "Stop following" })).toBeVisible();
  await page.getByRole("button", { name: /Add, and show this ticket/ }).click();
  await expect(page.getByText("Choose an active colleague whose role opens tickets.")).toBeVisible();
  await page.getByLabel("Colleague", { exact: true }).selectOption(mara.name);
  await page.getByRole("button", { name: "Add, and show this ticket of a restricted team" }).click();
  const rows = page.getByRole("list", { name: "Followers" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  const hers = await open(mara, { javaScriptEnabled: false });
  await hers.goto(`/tickets/${number}/access`);
  await expect(
    hers.getByText("Only members of its team, and who sees every ticket, add followers."),
  ).toBeVisible();
  await page.getByRole("button", { name: `Remove: ${mara.name}` }).click();
  await expect(rows).toHaveCount(1);
  expect((await hers.request.get(`/tickets/${number}`)).status()).toBe(404);
});

test("a collaborator reads in German, in the dark and on a phone, and takes his leave of a ticket", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Gerd Gefolgt <gerd@follow.test>", subject: "Auf Deutsch verfolgt", text: "Hallo" });
  const number = await ticketFrom(sql, "Auf Deutsch verfolgt");
  const otto = await makeAgent(sql, "Otto Beobachter", { roleKey: "collaborator" });
  await sql`insert into ticket_participants (ticket_id, user_id, role)
    select id, unnest(array[${otto.id}, ${mara.id}]::bigint[]), 'follower' from tickets where number = ${number}`;
  const page = await open(otto, {
    locale: "de-DE",
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await page.goto(`/inbox/followed`);
  await expect(page.getByRole("heading", { name: "Beobachtet", level: 1 })).toBeVisible();
  await page.goto(`/tickets/${number}`);
  await page.getByRole("button", { name: "Details" }).first().click();
  await expect(page.getByRole("dialog").getByText("Otto Beobachter")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("dialog").getByRole("button", { name: "Nicht mehr beobachten" }).click();
  await expect(page).toHaveURL("/inbox/followed");
  await expect(page.getByText("Sie beobachten keine Tickets")).toBeVisible();
});
