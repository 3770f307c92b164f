import { expectAccessible, inBothLanguages } from "./support/axe";
import { askByForm, write } from "./support/customer";
import { openTicket, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("by the keyboard an agent finds out who sees a ticket, and why", { tag: "@parity" }, async ({
  open,
  mara,
  sql,
}) => {
  await sql`with one as (insert into organisations (name, domains, sharing, created_at)
      values ('Watched Roasters', '{watched.test}', 'managers', now()) returning id), made as (
      insert into users (kind, name, organisation_id, manages_organisation, status, theme, undo_seconds, created_at)
      select 'customer', 'Otto Watched', id, true, 'active', 'system', 0, now() from one returning id)
    insert into user_emails (user_id, address, is_primary, verified_at)
    select id, 'otto@watched.test', true, now() from made`;
  await write({ from: "Wanda Watched <wanda@watched.test>", subject: "Who reads this?", text: "Hi" });
  const number = await ticketFrom(sql, "Who reads this?");
  const page = await open(mara);
  await openTicket(page, number);
  await page.getByRole("button", { name: "More actions" }).press("Enter");
  await page.getByRole("menuitem", { name: "Who sees this ticket" }).press("Enter");
  await expect(page.getByRole("heading", { name: `Who sees #${number}`, level: 1 })).toBeFocused();
  const of = (list: string, name: string) =>
    page.getByRole("list", { name: list }).getByRole("listitem").filter({ hasText: name });
  await expect(of("Colleagues", "Mara Lindqvist")).toContainText("The ticket has no team");
  await expect(of("Colleagues", "Priya Raman")).toContainText("The role sees every ticket");
  await expect(of("Customers", "Wanda Watched")).toContainText("Asked");
  await expect(of("Customers", "Otto Watched")).toContainText("Manager of the organisation");
  await page.getByRole("link", { name: "Back to the ticket" }).press("Enter");
  await expect(page).toHaveURL(`/tickets/${number}`);
});

test("without scripts, in German, with the links that let in", async ({ open, mara, sql }) => {
  await askByForm({ email: "gustav@linked.test", name: "Gustav Linked", subject: "Per Link", text: "Hallo" });
  const number = await ticketFrom(sql, "Per Link");
  await expect
    .poll(
      async () =>
        (
          await sql`select 1 from links join tickets on tickets.id = ticket_id
      where number = ${number}`
        ).length,
    )
    .toBe(1);
  const page = await open(mara, { javaScriptEnabled: false, locale: "de-DE" });
  await page.goto(`/tickets/${number}/access`);
  const links = page.getByRole("list", { name: "Links für Gäste" }).getByRole("listitem");
  await expect(links).toContainText(["Gustav Linked"]);
  await expect(links).toContainText(["Noch nicht geöffnet"]);
  await sql`update tickets set status = 'spam', status_before = 'new' where number = ${number}`;
  await page.reload();
  await expect(page.getByText("Kein Kunde sieht es.", { exact: true })).toHaveCount(0);
  await expect(page.getByText(/Es liegt beiseite/)).toBeVisible();
});

test("who does not see a ticket learns nothing of who does, and the page is accessible", async ({
  open,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 40[34]/);
  await write({ from: "Hidden <hidden@hiddenaway.test>", subject: "Hidden from Mara", text: "Hi" });
  const number = await ticketFrom(sql, "Hidden from Mara");
  const seen = `/tickets/${number}/access`;
  await inBothLanguages(async (locale) => {
    const page = await open(mara, { locale });
    await page.goto(seen);
    await expectAccessible(page, `${seen} in ${locale}`);
  });
  await sql`with closed as (insert into teams (name, restricted, hue) values ('Access Board', true, 20) returning id)
    update tickets set team_id = (select id from closed) where number = ${number}`;
  const page = await open(mara);
  for (const path of [seen, "/tickets/999999/access", "/tickets/nonsense/access"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  await sql`insert into roles (key, name, permissions) values ('access-reader', 'Access reader', '{}')`;
  const reader = await open(await makeAgent(sql, "Renate Access", { roleKey: "access-reader" }));
  expect((await reader.goto(seen))?.status()).toBe(403);
});
