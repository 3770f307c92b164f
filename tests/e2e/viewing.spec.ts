import { expectAccessible, inBothLanguages } from "./support/axe";
import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("by the keyboard an admin looks as a colleague, changes nothing, and ends it", {
  tag: "@parity",
}, async ({ open, priya, sql, trouble }) => {
  trouble.allow(/status of 40[13]/);
  const nora = await makeAgent(sql, "Nora Viewed");
  await write({ from: "Ulla Viewer <ulla@viewed.test>", subject: "Seen with other eyes", text: "Hi" });
  const number = await ticketFrom(sql, "Seen with other eyes");
  const page = await open(priya);
  await page.goto(`/settings/people/${nora.id}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Look as Nora Viewed" }).press("Enter");
  await expect(page).toHaveURL(/\/inbox/);
  const bar = page.getByRole("region", { name: "Looking as somebody else" });
  await expect(bar).toContainText("You look as Nora Viewed, and change nothing.");
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);

  await openLive(page, `/tickets/${number}`);
  await expect(bar).toBeVisible();
  await expect(page.getByRole("heading", { name: "Seen with other eyes" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Answer" })).toHaveCount(0);
  await page
    .getByRole("complementary", { name: "Ticket details" })
    .getByRole("button", { name: /^Priority/ })
    .click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await expect(page.getByText(/You look as somebody else, and change nothing/)).toBeVisible();
  const [row] = await sql<{ priority: string; read: boolean }[]>`select priority,
    exists (select 1 from ticket_reads where ticket_id = tickets.id) as read from tickets where number = ${number}`;
  expect(row).toEqual({ priority: "normal", read: false });

  for (const [path, status] of [
    ["/profile", 403],
    [`/settings/people/${priya.id}`, 403],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expect(bar, path).toBeVisible();
  }
  const uploaded = await page.request.post("/api/v1/attachments?name=a.txt", {
    headers: { "content-type": "text/plain" },
    data: "x",
  });
  expect(uploaded.status()).toBe(403);
  expect((await page.request.get("/api/v1/tickets")).status()).toBe(200);
  const changed = await page.request.patch(`/api/v1/tickets/${number}`, { data: { priority: "high" } });
  expect(changed.status()).toBe(403);

  await page.goto("/inbox/open");
  await bar.getByRole("button", { name: "End" }).press("Enter");
  await expect(page).toHaveURL(`/settings/people/${nora.id}`);
  await expect(bar).toHaveCount(0);
  await page.goto("/settings/audit");
  const changes = page
    .getByRole("list", { name: "Changes" })
    .getByRole("listitem")
    .filter({ hasText: "Nora Viewed" });
  await expect(changes).toContainText([/Priya Raman.*stopped looking as/, /Priya Raman.*began to look as/]);
});

test("without scripts, in German, as a customer, who is shown as he sees it", async ({
  open,
  priya,
  sql,
}) => {
  await write({ from: "Karl Kunde <karl@viewed.test>", subject: "Nur mit seinen Augen", text: "Guten Tag." });
  const number = await ticketFrom(sql, "Nur mit seinen Augen");
  await sql`insert into messages (ticket_id, author_id, side, kind, state, automatic, text, visible_text, remote_images, created_at)
    select id, ${priya.id}, 'agent', 'note', 'accepted', false, 'Ganz geheim', 'Ganz geheim', 0, now()
    from tickets where number = ${number}`;
  const [karl] = await sql<
    { id: number }[]
  >`select user_id::int as id from user_emails where address = 'karl@viewed.test'`;
  const page = await open(priya, { javaScriptEnabled: false, locale: "de-DE" });
  await page.goto(`/customers/${karl?.id}`);
  await page.getByRole("button", { name: "Ansehen als Karl Kunde" }).click();
  await expect(page).toHaveURL(/\/requests$/);
  const bar = page.getByRole("region", { name: "Ansicht als jemand anderes" });
  await expect(bar).toContainText("Karl Kunde");
  await page.getByRole("link", { name: /Nur mit seinen Augen/ }).click();
  await expect(page.getByText("Guten Tag.")).toBeVisible();
  await expect(page.getByText("Ganz geheim")).toHaveCount(0);
  await page.getByLabel("Ihre Antwort").fill("In seinem Namen");
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await expect(page.getByText(/Sie sehen alles als jemand anderes und ändern nichts/).first()).toBeVisible();
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int from messages join tickets on tickets.id = ticket_id
    where number = ${number} and side = 'customer'`;
  expect(row?.count).toBe(1);
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/sign-in$/);
  await bar.getByRole("button", { name: "Beenden" }).click();
  await expect(page).toHaveURL(`/customers/${karl?.id}`);
  await page.goto(`/tickets/${number}/access`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("who may not look as others is offered no button, another site ends nothing, and pages stay accessible", async ({
  open,
  mara,
  priya,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 403/);
  await write({ from: "Vera Offered <vera@offered.test>", subject: "No button for Mara", text: "Hi" });
  await ticketFrom(sql, "No button for Mara");
  const [vera] = await sql<
    { id: number }[]
  >`select user_id::int as id from user_emails where address = 'vera@offered.test'`;
  const hers = await open(mara);
  await hers.goto(`/customers/${vera?.id}`);
  await expect(hers.getByRole("heading", { name: "Vera Offered", level: 1 })).toBeVisible();
  await expect(hers.getByRole("button", { name: /Look as/ })).toHaveCount(0);

  const otto = await makeAgent(sql, "Otto Lookedat");
  await inBothLanguages(async (locale) => {
    const page = await open(priya, { locale });
    await page.goto(`/settings/people/${otto.id}`);
    await page.waitForLoadState("networkidle");
    await page
      .getByRole("button", { name: /Otto Lookedat$/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/inbox/);
    for (const path of ["/inbox/open", "/requests"]) {
      await page.goto(path);
      await expectAccessible(page, `${path} while looking, in ${locale}`);
    }
    const foreign = await page.request.post("/viewing/end", { headers: { "sec-fetch-site": "cross-site" } });
    expect(foreign.status()).toBe(403);
  });
});
