import type { Page } from "@playwright/test";
import { publishArticle } from "./support/articles";
import { expectAccessible } from "./support/axe";
import { write } from "./support/customer";
import { editor, hearing, openLive, openTicket, startReply, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const field = (page: Page) => page.getByRole("dialog").getByRole("combobox");
const lines = (page: Page) => page.getByRole("dialog").getByRole("option");
const active = (page: Page) => page.getByRole("dialog").locator("[role=option][aria-selected=true]");

test.describe.configure({ timeout: 150_000 });

test("from anywhere a few keys lead to a ticket, a person and a page, and the focus goes on from there", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Ilse Palette <ilse@palette.test>", subject: "Quirky hopper lid", text: "Cracked" });
  const number = await ticketFrom(sql, "Quirky hopper lid");
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  // Typed on at once: nothing of it is lost while the palette is loading.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("quir ils");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("quir ils");
  await expect(active(page)).toContainText("Quirky hopper lid");
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^\d+ results?$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/tickets/${number}`);
  await expect(page.getByRole("heading", { name: "Quirky hopper lid" })).toBeFocused();

  // Out of the editor, and back into it.
  await expect(page.getByRole("region", { name: "Answer" })).toBeVisible();
  await startReply(page);
  await page.keyboard.type("Half a sentence");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expect(
    page.getByRole("button", { name: `Search everywhere instead of: In ticket #${number}` }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Escape");

  await page.keyboard.press("/");
  await page.keyboard.type("@ilse@palette");
  await expect(page.getByRole("button", { name: "Search everywhere instead of: People" })).toBeVisible();
  await expect(lines(page)).toHaveText([/Ilse Palette/]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ilse Palette", level: 1 })).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("cale");
  await expect(active(page)).toContainText("Calendar");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/calendar");
  await page.keyboard.press("Control+k");
  await expect(lines(page).first()).toContainText("Quirky hopper lid");
  await page.keyboard.type(">add app");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "New appointment" })).toBeVisible();
});

test("keys move by line and by group, signs narrow it, and Backspace widens it again", async ({
  open,
  priya,
  sql,
}) => {
  await write({ from: "Ada Groups <ada@groups.test>", subject: "Setting rings of the grinder", text: "Hi" });
  const number = await ticketFrom(sql, "Setting rings of the grinder");
  const page = await open(priya);
  await openLive(page, "/inbox/open");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sett");
  await expect(active(page)).toContainText("Setting rings of the grinder");
  const first = await lines(page).first().textContent();
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).not.toHaveText(first ?? "");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(active(page)).toHaveText((await lines(page).last().textContent()) ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("group", { name: "Pages" }).locator("[aria-selected=true]")).toHaveText(
    /Settings/,
  );
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("group", { name: "Tickets" }).locator("[aria-selected=true]")).toHaveCount(1);

  await field(page).fill(`#${number}`);
  await expect(lines(page)).toHaveText([/Setting rings of the grinder/]);
  await field(page).fill("999999");
  await expect(page.getByText("Nothing found for “999999”.")).toBeVisible();
  await field(page).fill("");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(">dark");
  await expect(lines(page)).toHaveText([/Theme: Dark/]);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(">theme");
  await expect(lines(page)).toHaveText([/Light/, /Follow the system/]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("a published article goes into the reply as a link, and what the ticket's page can do is offered", async ({
  open,
  priya,
  sql,
}) => {
  await write({ from: "Lin Insert <lin@insert.test>", subject: "How do I purge?", text: "Hi" });
  const number = await ticketFrom(sql, "How do I purge?");
  const page = await open(priya);
  await publishArticle(page, "Purging the steam wand", "Purging");

  await openTicket(page, number);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("purging st");
  await expect(active(page)).toContainText("Purging the steam wand");
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(editor(page).getByRole("link", { name: "Purging the steam wand" })).toHaveAttribute(
    "href",
    /^http.*\/help\/en\/purging-the-steam-wand$/,
  );
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("and ask again.");
  await expect(editor(page)).toHaveText("Purging the steam wand and ask again.");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("change the stat");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("menuitemradio", { name: "Solved" }).or(page.getByRole("menuitem", { name: "Solved" })),
  ).toBeVisible();
});

test("a ticket of a team that one is not in is not found, and neither is its number", async ({
  open,
  mara,
  priya,
  sql,
}) => {
  await write({ from: "Sue Secret <sue@secret.test>", subject: "Confidential severance", text: "Hi" });
  const number = await ticketFrom(sql, "Confidential severance");
  await sql`with closed as (insert into teams (name, restricted, hue) values ('Palette board', true, 20) returning id)
    update tickets set team_id = (select id from closed) where number = ${number}`;
  const page = await open(mara);
  // As if it had been open here before the team took it.
  await page.goto("/inbox/open");
  await page.evaluate(
    (one) => localStorage.setItem("draft:recent-tickets", JSON.stringify({ numbers: [one] })),
    number,
  );
  await openLive(page, "/inbox/open");
  await page.keyboard.press("Control+k");
  await expect(lines(page).first()).toBeVisible();
  for (const typed of ["", "confidential", `${number}`, `#${number}`]) {
    await field(page).fill(typed);
    await expect(page.getByRole("listbox")).not.toHaveAttribute("aria-busy", "true");
    await expect(page.getByRole("dialog").getByText("Confidential severance")).toHaveCount(0);
    await field(page).fill("");
    await page.keyboard.press("Backspace");
  }
  for (const query of [`q=${number}`, `q=${number}&in=number`, "q=confidential", `recent=${number}`]) {
    const answer = await page.request.get(`/api/portal/search?${query}`);
    expect((await answer.json()).tickets, query).toEqual([]);
  }
  const admins = await open(priya);
  const seen = await admins.request.get(`/api/portal/search?q=${number}&in=number`);
  expect((await seen.json()).tickets).toHaveLength(1);
  const nobody = await open(null);
  for (const path of ["/api/portal/search?q=a", "/api/portal/palette"]) {
    expect((await nobody.request.get(path)).status(), path).toBe(401);
  }
  await sql`insert into roles (key, name, permissions) values ('reader', 'Reader', '{}') on conflict do nothing`;
  const reader = await open(await makeAgent(sql, "Rita Reader", { roleKey: "reader" }));
  const start = await (await reader.request.get("/api/portal/palette")).json();
  expect(start.pages.map((one: { href: string }) => one.href)).toEqual([
    "/notifications",
    "/profile",
    "/search",
  ]);
  expect(start.commands).toEqual([]);
  const found = await (await reader.request.get("/api/portal/search?q=sue")).json();
  expect([found.tickets, found.people, found.organisations]).toEqual([[], [], []]);
});

test("an answer that comes late replaces no newer one, and one that does not come is said", async ({
  open,
  mara,
  trouble,
}) => {
  trouble.allow(/net::ERR_FAILED/);
  await write({ from: "Quin Slow <quin@slow.test>", subject: "Slowest of all", text: "Hi" });
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  let letThrough = () => {};
  const asked = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/api/portal/search?q=slow", async (route) => {
    await asked;
    await route.continue().catch(() => {});
  });
  await page.keyboard.press("Control+k");
  const sent = page.waitForRequest("**/api/portal/search?q=slow");
  await page.keyboard.type("slow");
  await sent;
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "true");
  await field(page).fill("quin");
  await expect(active(page)).toContainText("Quin Slow");
  letThrough();
  await field(page).fill("quinn");
  await field(page).fill("quin");
  await expect(active(page)).toContainText("Quin Slow");

  await page.route("**/api/portal/search?q=cal*", (route) => route.abort());
  await field(page).fill("calen");
  await expect(page.getByRole("alert").filter({ hasText: "The server did not answer" })).toBeVisible();
  // What the browser knows by itself is still there.
  await expect(active(page)).toContainText("Calendar");
  await page.unroute("**/api/portal/search?q=cal*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The server did not answer")).toHaveCount(0);
});

test("without scripts the same is on a page of its own, page by page", async ({ open, mara, sql }) => {
  await write({ from: "Nora Script <nora@noscript.test>", subject: "Vintage roaster 0", text: "Hi" });
  const number = await ticketFrom(sql, "Vintage roaster 0");
  await sql`insert into tickets (subject, status, priority, requester_id, source, tags, fields, reply_token, version,
      last_message_at, preview, created_at, updated_at)
    select 'Vintage roaster ' || n, 'open', 'normal', requester_id, 'email', '{}', '{}', md5('vintage' || n), 1,
      last_message_at, preview, created_at, updated_at - n * interval '1 minute'
    from tickets, generate_series(1, 27) n where number = ${number}`;
  const page = await open(mara, { javaScriptEnabled: false });
  await page.goto("/inbox/open");
  await page.getByRole("link", { name: "Search or jump to" }).click();
  await expect(page).toHaveURL("/search");
  await page.getByRole("searchbox").fill("roaster vint");
  await page.keyboard.press("Enter");
  const tickets = page.getByRole("region", { name: "Tickets" }).getByRole("listitem");
  await expect(tickets).toHaveCount(25);
  await page.getByRole("link", { name: "More tickets" }).click();
  await expect(tickets).toHaveCount(3);
  await page.goto(`/search?q=${number}`);
  await expect(tickets.first()).toContainText("Vintage roaster 0");
  await sql`delete from tickets where subject like 'Vintage roaster%' and number <> ${number}`;
});

test("the palette is accessible, in both languages, and fills a phone", async ({ open, priya }) => {
  for (const locale of ["en-GB", "de-DE"]) {
    const page = await open(priya, { locale });
    await openLive(page, "/inbox/open");
    for (const typed of ["", "se", "zzzz"]) {
      await page.keyboard.press("Control+k");
      await field(page).fill(typed);
      await expect(page.getByRole("listbox", { includeHidden: true })).not.toHaveAttribute(
        "aria-busy",
        "true",
      );
      await expectAccessible(page, `palette with "${typed}" in ${locale}`, false);
      await page.keyboard.press("Escape");
    }
    for (const path of ["/search", "/search?q=se", "/search?q=nobody+at+all"]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  }
  const phone = await open(priya, { viewport: { width: 390, height: 844 } });
  const heard = hearing(phone);
  await phone.goto("/inbox/open");
  await heard;
  await phone.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
  await expect(field(phone)).toBeFocused();
  const box = await phone.getByRole("dialog").boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await phone.getByRole("button", { name: "Close" }).click();
  await expect(phone.getByRole("dialog")).toHaveCount(0);
});
