import type { Page } from "@playwright/test";
import { publishArticle } from "./support/articles";
import { linkTo } from "./support/customer";
import { messageOf, openTicket, property, startReply, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

/** What the form's field for files gets. */
const photo = {
  name: "breaker.png",
  mimeType: "image/png",
  // A png's beginning: its type is read from its bytes.
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

type Person = { email: string; name: string };

async function fill(page: Page, who: Person, subject: string): Promise<void> {
  await page.goto("/requests/new");
  await page.getByLabel("Subject").fill(subject);
  await fillRest(page, who);
}

async function fillRest(page: Page, who: Person): Promise<void> {
  await page.getByLabel("Your e-mail").fill(who.email);
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("What happens?").fill("Every morning at nine.\nThree of them.");
}

/** As most requests begin: what was found is not the answer, and what was looked for is the subject of the question. */
async function askAfterSearch(page: Page, words: string): Promise<void> {
  await page.goto("/");
  const field = page.getByRole("combobox", { name: "Search the help centre" });
  await field.fill(words);
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Results for “${words}”` })).toBeVisible();
  await page.getByRole("link", { name: "Ask us" }).press("Enter");
  await expect(page.getByLabel("Subject")).toHaveValue(words);
}

/** From then on it is not the browser that says what is wrong. */
async function formScriptsRun(page: Page): Promise<void> {
  await expect(page.locator("form[novalidate]")).toBeVisible();
}

test("a customer finds no answer, asks by form, follows the mailed link, reads and answers; the agent sees it live", {
  tag: "@parity",
}, async ({ open, mara, sql, farSide }) => {
  const marcus = { email: "marcus@form.test", name: "Marcus Whitfield" };
  const subject = "Three grinders trip the breaker";
  await publishArticle(await open(mara), "Reset a breaker", "Power");
  const page = await open(null);
  await askAfterSearch(page, subject);
  await formScriptsRun(page);
  await expect(page.getByLabel("Subject")).toHaveValue(subject);
  await fillRest(page, marcus);
  await page.getByLabel("Files").setInputFiles(photo);
  await expect(page.getByRole("button", { name: "Remove breaker.png" })).toBeVisible();
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  await expect(page.getByText(marcus.email)).toBeVisible();

  const { url, mail } = await linkTo(farSide, marcus.email);
  const number = await ticketFrom(sql, subject);
  expect(mail.mail.subject).toBe(`Your request #${number}`);
  expect(mail.raw).not.toContain("grinders");
  expect(mail.raw).not.toContain("Whitfield");

  const agent = await open(mara);
  await openTicket(agent, number);
  await expect(agent.getByText(`${marcus.email} has not confirmed it yet`)).toBeVisible();
  await expect(agent.getByText(/^Opened .* by web form$/)).toBeVisible();

  await page.goto(url);
  await expect(page.getByRole("heading", { name: `Your request ${number}` })).toBeVisible();
  await page.getByRole("button", { name: "Open my request" }).click();
  await expect(page).toHaveURL(new RegExp(`/requests/${number}$`));
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();
  await expect(page.getByRole("list", { name: "Progress" }).locator("[aria-current]")).toContainText(
    "Received",
  );
  await expect(agent.getByText("has not confirmed it yet")).toHaveCount(0);
  const file = page.getByRole("link", { name: /breaker\.png/ });
  const got = await page.request.get((await file.getAttribute("href")) ?? "");
  expect(got.headers()).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
  expect(await got.body()).toEqual(photo.buffer);

  await startReply(agent);
  await agent.keyboard.type("Run each grinder alone.");
  await agent.getByRole("button", { name: "Send and set Waiting" }).click();
  await expect(property(agent, "Status")).toHaveAccessibleName("Status: Waiting");
  await expect.poll(() => farSide.repliesTo(marcus.email).at(-1)?.mail.text).toContain("Run each grinder");
  await page.reload();
  await expect(page.getByRole("article").filter({ hasText: mara.name })).toContainText("Northwind");
  await expect(page.getByRole("list", { name: "Progress" }).locator("[aria-current]")).toContainText(
    "Waiting for you",
  );

  await page.getByLabel("Your answer").fill("It is the second one.");
  await page.getByLabel("Your answer").press("Tab");
  await page.getByRole("button", { name: "Send answer" }).press("Enter");
  await expect(page.getByText("Your answer is with us.")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: "It is the second one." })).toContainText("You");
  await expect(messageOf(agent, "It is the second one.")).toBeVisible();
  await expect(property(agent, "Status")).toHaveAccessibleName("Status: Open");
});

test("the same works without scripts, and what was wrong stands at its field", async ({
  open,
  mara,
  sql,
  farSide,
}) => {
  const nora = { email: "nora@form.test", name: "Nora Frank" };
  const subject = "Steam wand drips";
  await publishArticle(await open(mara), "Descale a steam wand", "Steam");
  const page = await open(null, { javaScriptEnabled: false });
  await askAfterSearch(page, subject);
  await fillRest(page, nora);
  // What the browser's own checks let through.
  await page.getByLabel("What happens?").fill("   ");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue(subject);
  await expect(page.getByLabel("Your e-mail")).toHaveValue(nora.email);
  await page.getByLabel("What happens?").fill("One drop a second.");
  await page.getByLabel("Files").setInputFiles(photo);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText(`on its way to ${nora.email}`)).toBeVisible();

  const { url } = await linkTo(farSide, nora.email);
  await page.goto(url);
  await page.getByRole("button", { name: "Open my request" }).click();
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();
  await page.getByLabel("Your answer").fill("Two drops now.");
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("Your answer is with us.")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: "Two drops now." })).toBeVisible();
  const number = await ticketFrom(sql, subject);
  const files = await sql`select 1 from attachments join messages on messages.id = message_id
    where ticket_id = (select id from tickets where number = ${number})`;
  expect(files).toHaveLength(1);
});

test("a form with mistakes says so at each field, and nothing typed is lost", async ({
  open,
  trouble,
  sql,
}) => {
  trouble.allow(/status of 4\d\d/);
  const page = await open(null);
  await fill(page, { email: "no address", name: "Jo" }, "Kept while wrong");
  await formScriptsRun(page);
  await page.getByLabel("What happens?").fill("");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByLabel("Your e-mail")).toBeFocused();
  await expect(page.getByLabel("Your e-mail")).toHaveAccessibleDescription("This is not an e-mail address.");
  await expect(page.getByLabel("What happens?")).toHaveAccessibleDescription("Write something first.");

  await page.getByLabel("Your e-mail").fill("support@northwind.test");
  await page.getByLabel("What happens?").fill("Text that stays");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByLabel("Your e-mail")).toHaveAccessibleDescription(
    "This is our own address. Enter yours.",
  );
  await expect(page.getByLabel("What happens?")).toHaveValue("Text that stays");

  await page.getByLabel("Files").setInputFiles({ ...photo, buffer: Buffer.alloc(21_000_000) });
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("A file may have 20 MB at most.")).toBeVisible();
  await page.getByRole("button", { name: "Remove breaker.png" }).click();
  await expect(page.getByText("breaker.png")).toHaveCount(0);
  expect(await sql`select 1 from tickets where subject = 'Kept while wrong'`).toHaveLength(0);
});

test("the server holds to the limits by itself: 100 MB, eleven files, another site's form", async ({
  page,
}) => {
  const send = (data: FormData, headers: Record<string, string> = {}) =>
    fetch(`${process.env.E2E_URL}/requests/new/send`, {
      method: "POST",
      body: data,
      headers: { accept: "application/json", ...headers },
    });
  const form = (files: Blob[]) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({
      subject: "Large",
      text: "x",
      email: "a@large.test",
      name: "A",
    }))
      data.set(name, value);
    data.set("onceKey", "0123456789");
    for (const file of files) data.append("files", file, "file.bin");
    return data;
  };
  const large = await send(form([new Blob([Buffer.alloc(100_000_000)])]));
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({ fields: { files: expect.stringContaining("20 MB") } });
  const many = await send(form(Array.from({ length: 11 }, () => new Blob(["x"]))));
  expect(await many.json()).toMatchObject({ fields: { files: expect.stringContaining("10 files") } });
  const foreign = await send(form([]), { "sec-fetch-site": "cross-site" });
  expect(foreign.status).toBe(403);
  const trapped = form([]);
  trapped.set("website", "https://spam.test");
  expect((await send(trapped)).status).toBe(201);
  expect(page.url()).toBe("about:blank");
});

test("looking at a link uses nothing up; a dead one leads to a new one, the same way for everybody", async ({
  open,
  mara,
  sql,
  farSide,
  request,
}) => {
  const ines = { email: "ines@form.test", name: "Ines Carvalho" };
  const subject = "Wrong basket";
  const page = await open(null);
  await fill(page, ines, subject);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  const { url } = await linkTo(farSide, ines.email);
  const number = await ticketFrom(sql, subject);

  for (const looked of [await request.get(url), await request.head(url)]) {
    expect(looked.status()).toBe(200);
    expect(looked.headers()["referrer-policy"]).toBe("no-referrer");
    expect(looked.headers()["x-robots-tag"]).toContain("noindex");
    expect(looked.headers()["set-cookie"]).toBeUndefined();
  }
  expect(
    await sql`select 1 from links where used_at is not null and ticket_id =
    (select id from tickets where number = ${number})`,
  ).toHaveLength(0);

  await page.goto(url);
  await page.getByRole("button", { name: "Open my request" }).click();
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();
  const sentTo = async (path: string) =>
    (await page.context().cookies(`${process.env.E2E_URL}${path}`)).find(
      ({ name }) => name === "helpdesk-guest",
    );
  for (const other of ["/", "/requests", `/requests/${number}0`, "/api/live"]) {
    expect(await sentTo(other), other).toBeUndefined();
  }
  expect(await sentTo(`/requests/${number}`)).toMatchObject({
    path: `/requests/${number}`,
    httpOnly: true,
    sameSite: "Lax",
  });

  const agent = await open(mara);
  await openTicket(agent, number);
  await agent.getByRole("button", { name: "More actions" }).click();
  await agent.getByRole("menuitem", { name: "Withdraw links for guests" }).click();
  await expect(agent.getByText(`No link into #${number} works any more`)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  for (const address of ["stranger@form.test", ines.email]) {
    await page.goto(url);
    await page.getByLabel("Your e-mail").fill(address);
    await page.getByRole("button", { name: "Send me a new link" }).click();
    await expect(page.getByText("If there is a request from this address")).toBeVisible();
  }
  const again = await linkTo(farSide, ines.email, 2);
  expect(again.url).not.toBe(url);
  expect(farSide.to("stranger@form.test")).toHaveLength(0);
  await page.goto(again.url);
  await page.getByRole("button", { name: "Open my request" }).click();
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();
});

test("who is signed in finds his own requests, and nothing else that he may see", async ({
  open,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const rosa = await makeAgent(sql, "Rosa Requester");
  const page = await open(rosa);
  await page.goto("/requests/new");
  await expect(page.getByText(`You get the answer at ${rosa.email}`)).toBeVisible();
  await expect(page.getByLabel("Your e-mail")).toHaveCount(0);
  await page.getByLabel("Subject").fill("My own keyboard is broken");
  await page.getByLabel("What happens?").fill("The letter e");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("heading", { name: "My own keyboard is broken" })).toBeVisible();
  await page.getByRole("link", { name: "My requests" }).first().click();
  const list = page.getByRole("list", { name: "Requests" });
  await expect(list.getByRole("link")).toHaveCount(1);
  await expect(list.getByRole("link", { name: /My own keyboard is broken.*Received/ })).toBeVisible();
  const [other] = await sql<
    { number: number }[]
  >`select number::int from tickets where requester_id <> ${rosa.id} limit 1`;
  if (other) expect((await page.goto(`/requests/${other.number}`))?.status()).toBe(404);
});

test("a keyboard gets past the head of every page for customers", async ({ open }) => {
  const page = await open(null);
  for (const address of ["/help/en", "/requests/new"]) {
    await page.goto(address);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});
