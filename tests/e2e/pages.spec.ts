import type { Page } from "@playwright/test";
import type { Sql } from "../support/sql.mjs";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { fillDesk } from "./support/busy-desk";
import { askByForm, linkTo, write, writeRaw } from "./support/customer";
import {
  dueFirst,
  frameOf,
  listKeysWork,
  messageOf,
  openLive,
  openTicket,
  pointAt,
  startReply,
  ticketFrom,
} from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test.describe.configure({ timeout: 240_000 });

test("pages for everybody are accessible at every size, in every theme and language", async ({ open }) => {
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    for (const path of [
      "/sign-in",
      "/setup",
      "/",
      "/reset",
      "/reset?again=1",
      "/reset/asked",
      "/reset/nonsense",
      "/api/docs",
    ]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  });
});

test("pages about requests are accessible at every size, in every theme and language", async ({
  open,
  priya,
  sql,
  farSide,
}) => {
  const email = "nils@pages.test";
  const subject = "Der Dampfhahn schließt nicht mehr: Dichtungssatz oder Austauschgerät?";
  await askByForm({ email, name: "Nils Voss", subject, text: "Seit gestern.\n\nEin Tropfen je Sekunde." });
  const { url } = await linkTo(farSide, email);
  const number = await ticketFrom(sql, subject);
  await inBothLanguages(async (locale) => {
    const page = await open(null, { locale });
    for (const path of ["/requests/new", "/requests/sent", "/r/nonsense?wrong=1", "/r/asked", url]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
    await page.locator("main form button").click();
    await expect(page).toHaveURL(new RegExp(`/requests/${number}$`));
    await expectAccessible(page, `a guest's request in ${locale}`);
    const wrong = await open(null, { locale, javaScriptEnabled: false });
    await wrong.goto("/requests/new");
    await wrong.locator("[name=email]").fill("nobody@pages.test");
    for (const name of ["name", "subject", "text"]) await wrong.locator(`[name=${name}]`).fill(" ");
    await wrong.locator("main [type=submit]").click();
    await expect(wrong.locator("[aria-invalid]")).toHaveCount(3);
    const staff = await open(priya, { locale });
    await staff.goto("/requests");
    await expectAccessible(staff, `no requests in ${locale}`);
  });
  await sql`insert into ticket_participants (ticket_id, user_id, role)
    select id, ${priya.id}, 'cc' from tickets where number = ${number}`;
  const staff = await open(priya);
  for (const path of ["/requests", `/requests/${number}`, `/tickets/${number}`]) {
    await staff.goto(path);
    await expectAccessible(staff, path);
  }
});

test("pages for staff are accessible at every size, in every theme and language", async ({
  open,
  priya,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 40[34]/);
  const marcus = await fillDesk(sql, mara.id);
  await write({
    from: "Tamsin Okonkwo <tamsin@bluebirdbakehouse.test>",
    subject: "Descaling schedule for hard water",
    html: `<p style="color:#333;background:#fff">How <a href="https://www.test/">often</a>?</p>
      <blockquote type="cite">Every week, on Monday.</blockquote><table><tr><td>Water</td><td>18 °dH</td></tr></table>`,
    attachments: [{ filename: "water.txt", content: "18" }],
  });
  const html = await ticketFrom(sql, "Descaling schedule for hard water");
  await writeRaw("To: support@northwind.test\r\nSubject: nobody\r\n\r\nboo\r\n", "nobody@far.test");
  await expect
    .poll(async () => (await sql`select 1 from mail_ledger where state = 'quarantined'`).length)
    .toBeGreaterThan(0);
  await sql`insert into invitations (address, name, role_id, team_ids, invited_by_id, created_at, expires_at)
    select 'karl@kaffeepartner.test', 'Karl-Heinz Wiesenthal', id, '{}', ${priya.id}, now(), now() + interval '2 days'
    from roles where key = 'agent'`;
  const customers = await customerPages(sql);
  const [box] = await sql`select id from mailboxes where is_default`;
  const [adminRole, agentRole] = await sql`select id from roles where key in ('admin', 'agent') order by key`;
  await sql`insert into tags (name, created_at) values ('tag', now()) on conflict do nothing`;
  await sql`insert into request_topics (name, position, version, created_at) values ('{"en": "A machine"}', 1, 1, now())`;
  const field = await plantFields(sql);
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Dampf und Dichtungen', true, 335) returning id`;
  await sql`insert into memberships (team_id, user_id, is_lead)
    values (${team?.id}, ${mara.id}, true), (${team?.id}, ${priya.id}, false)`;
  await sql`insert into absences (user_id, first_day, last_day, starts_at, ends_at, note, releases, set_at)
    values (${mara.id}, current_date, '2070-12-05', now(), '2070-12-06', 'Karl-Heinz Wiesenthal steht ein', true, now())`;
  const [provider] = await sql`insert into sign_in_providers
    (name, issuer, client_id, client_secret, audience, domains, version, created_at)
    values ('Firmenkonto', 'https://id.northwind.test', 'desk', '', 'staff', '{northwind.test}', 1, now()) returning id`;
  await sql`insert into api_tokens (token_hash, ending, user_id, name, scopes, created_at)
    values (repeat('a', 64), 'aaaa', ${mara.id}, 'Phone system', '{tickets:read}', now())`;
  await inBothLanguages(async (locale) => {
    const page = await open(priya, { locale });
    const agents = await open(mara, { locale });
    const settings = [
      "",
      "/workspace",
      "/mailboxes",
      "/mailboxes/new",
      `/mailboxes/${box?.id}`,
      "/sla",
      "/hours",
      "/tags",
      "/tags?q=none",
      "/tags/edit?name=tag",
      "/topics",
      "/fields",
      `/fields/${field}`,
      "/teams",
      `/teams/${team?.id}`,
      `/teams/${team?.id}?q=none`,
      `/teams/${team?.id}/hours`,
      "/status",
      "/jobs",
      "/audit",
      "/quarantine",
      "/people",
      "/people?show=invited",
      "/people?show=deactivated",
      "/people/invite",
      "/tokens",
      "/security",
      "/security/providers/new",
      `/security/providers/${provider?.id}`,
      `/people/${mara.id}`,
      "/roles",
      `/roles/new?from=${agentRole?.id}`,
      `/roles/${agentRole?.id}`,
      `/roles/${adminRole?.id}`,
    ].map((page) => `/settings${page}`);
    const paths = [
      "/inbox/open",
      "/inbox/spam",
      "/calendar",
      "/calendar?view=month",
      "/calendar?view=agenda",
      ...settings,
      "/requests/new",
      "/profile",
      "/notifications",
      "/tickets/999999",
      "/tickets/new",
      "/customers",
      "/customers?q=nobody+at+all",
      "/customers/organisations",
      ...customers,
      "/knowledge",
      "/knowledge/categories",
      "/reports?days=7",
      "/reports?from=2026-02-02&to=2026-02-01",
      "/reports/tickets?measure=new",
    ];
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
    for (const number of [marcus, html]) {
      await page.goto(`/tickets/${number}`);
      await expectAccessible(page, `/tickets/${number} in ${locale}`);
    }
    for (const path of [`/teams/${team?.id}`, "/profile"]) {
      await agents.goto(path);
      await expectAccessible(agents, `${path} of a lead in ${locale}`);
    }
    await agents.goto("/settings/quarantine");
    await expectAccessible(agents, `forbidden in ${locale}`);
    await agents.goto("/no/such/page");
    await expectAccessible(agents, `not found in ${locale}`);
  });
  // Leads alone would be told of tickets in the journeys that follow, and the form asks for no topic.
  await sql`delete from memberships where team_id = ${team?.id}`;
  await sql`delete from absences`;
  await sql`update request_topics set removed_at = now()`;
  await sql`delete from sign_in_providers`;
  await sql`delete from custom_fields`;
  await sql`update users set fields = '{}'`;
  await sql`update organisations set fields = '{}'`;
});

test("a visitor's address that leads nowhere says so without scripts too", async ({ open, trouble }) => {
  trouble.allow(/status of 404/);
  const page = await open(null, { javaScriptEnabled: false });
  const paths = ["/no/such/page", "/help/xx", "/help/en/x", "/help/en/c/x", "/help/en/%00", "/requests/x"];
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" }), path).toBeVisible();
    await expect(page, path).toHaveTitle(path === "/requests/x" ? "#x" : "There is nothing here");
    await page.getByRole("link", { name: "Go to the start" }).click();
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("How can we help?");
  }
});

test("an address that leads nowhere says so, with the status 404", async ({ open, mara, trouble }) => {
  trouble.allow(/status of 404/);
  const page = await open(mara);
  const paths = ["/no/such/page", "/inbox/nonsense", "/tickets/999999", "/tickets/nonsense"];
  const ofKnowledge = [
    "/knowledge/999999",
    "/knowledge/x",
    "/help/xx",
    "/help/en/x",
    "/help/en/c/x",
    "/help/en/%00",
  ];
  for (const path of [...paths, ...ofKnowledge]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByText(/There is nothing here|No such ticket/), path).toBeVisible();
  }
});

test("a ticket that one sees no more says so when its row is opened", async ({ open, mara, sql }) => {
  await write({ from: "Jo Gone <jo@gone.test>", subject: "Seen a moment ago", text: "Now not" });
  const number = await ticketFrom(sql, "Seen a moment ago");
  await dueFirst(sql, number);
  const page = await open(mara);
  await page.route("**/api/live*", () => {}); // never answered: a page that hears keeps its list up to date
  await page.goto("/inbox/open");
  await listKeysWork(page);
  await sql`with legal as (insert into teams (name, restricted, hue) values ('Legal', true, 200) returning id)
    update tickets set team_id = (select id from legal) where number = ${number}`;
  await page.getByRole("link", { name: "Seen a moment ago" }).click();
  await expect(page.getByRole("heading", { name: "No such ticket" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Seen a moment ago" })).toHaveCount(0);
});

test("who may not work on tickets is refused with the status 403", async ({ open, sql, trouble }) => {
  trouble.allow(/status of 403/);
  await sql`insert into roles (key, name, permissions) values ('postmaster', 'Postmaster', '{settings.mail}')`;
  const page = await open(await makeAgent(sql, "Piet Postma", { roleKey: "postmaster" }));
  const paths = [
    "/inbox/open",
    "/inbox/nonsense",
    "/tickets/1001",
    "/tickets/999999",
    "/calendar",
    "/knowledge",
  ];
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole("heading", { name: "You may not see this page" }), path).toBeVisible();
  }
});

test("a skeleton stands at once when a link leads to a list or a ticket", async ({ open, mara, sql }) => {
  await write({ from: "Jo Patient <jo@patient.test>", subject: "Behind a slow line", text: "Slow" });
  const number = await ticketFrom(sql, "Behind a slow line");
  await dueFirst(sql, number);
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  const asked: (() => void)[] = [];
  await page.route(/\/(inbox|tickets)\//, async (route) => {
    const headers = route.request().headers();
    if (headers.rsc && !headers["next-router-prefetch"]) {
      await new Promise<void>((resolve) => {
        asked.push(resolve);
      });
    }
    await route.continue();
  });
  const skeleton = page.locator("#main [aria-busy]");
  await pointAt(page, page.getByRole("row").filter({ hasText: `#${number}` }), `/tickets/${number}`, 2);
  await page.getByRole("link", { name: "Behind a slow line" }).click();
  await expect(skeleton).toBeVisible();
  for (const letThrough of asked.splice(0)) letThrough();
  await expect(page.getByRole("heading", { name: "Behind a slow line" })).toBeVisible();
  const solved = page.getByRole("link", { name: "Solved" });
  await pointAt(page, solved, "/inbox/solved", 1);
  await solved.click();
  await expect(skeleton).toBeVisible();
  for (const letThrough of asked.splice(0)) letThrough();
  await expect(page.getByRole("heading", { name: "Solved", exact: true })).toBeVisible();
});

test("the pages look as drawn: pictures for the eye in test-results/screens", async ({ open, mara, sql }) => {
  const number = await fillDesk(sql, mara.id);
  const visitor = await open(null);
  await visitor.goto("/sign-in");
  await shoot(visitor, "sign-in");
  const page = await open(mara);
  await page.goto("/inbox/open");
  await expect(page.getByRole("row").filter({ hasText: "Skerry 64" })).toBeVisible();
  await listKeysWork(page);
  await shoot(page, "inbox");
  await openTicket(page, number);
  await startReply(page);
  await page.keyboard.type("Skerry 64 draws 6.2 A at spin-up, three at once is over 15 A.");
  await page.getByText("Note", { exact: true }).click();
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(messageOf(page, "Internal note")).toBeVisible();
  await startReply(page);
  await page.keyboard.type("Hi Marcus, run each grinder alone for five minutes.");
  await page.getByRole("button", { name: "Send and set Waiting" }).click();
  await expect(
    frameOf(messageOf(page, mara.name).filter({ hasText: "Sent" })).getByText("Hi Marcus"),
  ).toBeVisible();
  await startReply(page);
  await page.keyboard.type("The electrician’s note settles it.");
  await shoot(page, "ticket");
});

/** A customer's page and his organisation's. */
async function customerPages(sql: Sql): Promise<string[]> {
  const [row] = await sql<{ person: number; organisation: number }[]>`
    with made as (insert into organisations (name, domains, created_at)
      values ('Bluebird Bakehouse Group', '{bluebirdbakehouse.test}', now()) returning id)
    update users set organisation_id = (select id from made)
    where id = (select user_id from user_emails where address = 'tamsin@bluebirdbakehouse.test')
    returning id::int as person, organisation_id::int as organisation`;
  await sql`insert into user_emails (user_id, address, is_primary)
    values (${row?.person ?? 0}, 'tamsin@elsewhere.test', false)`;
  const pages = [`/customers/${row?.person}`, `/customers/organisations/${row?.organisation}`];
  return [...pages, ...pages.map((page) => `${page}?tab=history`)];
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({
    desktop: { width: 1440, height: 900 },
    mobile: { width: 390, height: 844 },
  })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      await page.screenshot({ path: `test-results/screens/${name}-${size}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** One of each type for everybody who may have them, filled in, and archived ones. @returns the id of a select */
async function plantFields(sql: Sql): Promise<number> {
  const [field] = await sql<{ id: number }[]>`with planted as (
      insert into custom_fields (owner, key, name, type, options, position, created_at, archived_at)
      select owner, type, jsonb_build_object('de', 'Wartungsvertragsnummer: ' || type), type,
        case when type like '%select' then '[{"key": "gold", "name": {"de": "Gold"}, "archived": false},
          {"key": "old", "name": {"en": "Old"}, "archived": true}]'::jsonb else '[]' end,
        at, now(), case when type = 'date' then now() end
      from unnest(array['text', 'number', 'date', 'boolean', 'select', 'multi_select', 'url']) with ordinality as types (type, at),
        unnest(array['customer', 'organisation']) as owner
      returning id::int, owner, type)
    select id from planted where owner = 'customer' and type = 'select'`;
  const values = {
    ...{ text: "W-2024-".repeat(12), number: 12.5, boolean: true, select: "old", multi_select: ["gold"] },
    url: "https://roastery.test/a/rather/long/way/to/a/contract",
  };
  await sql`update users set fields = ${JSON.stringify(values)}::jsonb where kind = 'customer'`;
  await sql`update organisations set fields = ${JSON.stringify(values)}::jsonb`;
  return field?.id ?? 0;
}
