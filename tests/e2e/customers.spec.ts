import { write } from "./support/customer";
import { openTicket, ticketFrom } from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

test("an agent finds a customer, sees what he asked for, and corrects his name and organisation", {
  tag: "@parity",
}, async ({ open, mara, sql }) => {
  await write({ from: "Marcus Delacroix <marcus@whitfield.test>", subject: "Breaker trips", text: "Hi" });
  const number = await ticketFrom(sql, "Breaker trips");
  await write({ from: "Marcus Delacroix <marcus@whitfield.test>", subject: "A legal matter", text: "Hi" });
  const secret = await ticketFrom(sql, "A legal matter");
  await sql`with closed as (insert into teams (name, restricted, hue) values ('Board', true, 20) returning id)
    update tickets set team_id = (select id from closed) where number = ${secret}`;
  const page = await open(mara);
  await openTicket(page, number);
  await page.getByRole("link", { name: "Marcus Delacroix" }).click();
  await expect(page.getByRole("heading", { name: "Marcus Delacroix", level: 1 })).toBeFocused();
  await expect(page.getByRole("link", { name: "Breaker trips" })).toBeVisible();
  await expect(page.getByText("A legal matter")).toHaveCount(0);

  await page.getByLabel("Name", { exact: true }).fill("Marcus Delacroix-Whitfield");
  await page.getByRole("combobox", { name: "Organisation" }).fill("Bluebird Bakehouse Group");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Marcus Delacroix-Whitfield", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Bluebird Bakehouse Group" }).click();
  await expect(page.getByRole("heading", { name: "Bluebird Bakehouse Group", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Marcus Delacroix-Whitfield" })).toBeVisible();
  await page.getByLabel("Domains").fill("not a domain");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write domains such as example.com, between commas.")).toBeVisible();
  await page.getByLabel("Domains").fill("Whitfield.test");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("whitfield.test").first()).toBeVisible();

  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Customers" }).click();
  await page.getByRole("searchbox", { name: "Name, e-mail or phone number" }).fill("whit");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/customers\?q=whit/);
  await expect(page.getByRole("table").getByRole("link")).toHaveText(["Marcus Delacroix-Whitfield"]);
  await page.getByRole("searchbox").fill("nobody at all");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("navigation", { name: "People or organisations" }).getByText("Organisations").click();
  await expect(page).toHaveURL("/customers/organisations");
  await expect(page.getByRole("table").getByRole("link", { name: "Bluebird Bakehouse Group" })).toBeVisible();
});

test("of two who correct the same name the second one is told, and keeps what he typed", async ({
  open,
  mara,
  priya,
  sql,
}) => {
  await write({ from: "Jo Twice <jo@twice.test>", subject: "Corrected twice", text: "Hi" });
  await ticketFrom(sql, "Corrected twice");
  const [row] = await sql<
    { id: number }[]
  >`select user_id::int as id from user_emails where address = 'jo@twice.test'`;
  const [first, second] = [await open(mara), await open(priya)];
  for (const page of [first, second]) {
    await page.goto(`/customers/${row?.id}`);
    await page.waitForLoadState("networkidle");
  }
  await first.getByLabel("Name", { exact: true }).fill("Johanna Twice");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByRole("heading", { name: "Johanna Twice", level: 1 })).toBeVisible();
  await second.getByLabel("Name", { exact: true }).fill("Joseph Twice");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText(/Somebody changed this to Johanna Twice first/)).toBeVisible();
  await expect(second.getByLabel("Name", { exact: true })).toHaveValue("Joseph Twice");
});

test("a customer gets a second address, is answered at it, and loses the first: with scripts and without", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Tilda Twice <tilda@twice.test>", subject: "Two mailboxes", text: "Hi" });
  await ticketFrom(sql, "Two mailboxes");
  const page = await open(mara);
  await page.goto("/customers?q=tilda");
  await page.getByRole("link", { name: "Tilda Twice" }).press("Enter");
  const section = page.getByRole("region", { name: "E-mail addresses" });
  await section.getByLabel("Another address").fill(mara.email);
  await section.getByRole("button", { name: "Add" }).press("Enter");
  await expect(section.getByLabel("Another address")).toHaveAccessibleDescription(/already/);
  await expect(section.getByLabel("Another address")).toHaveValue(mara.email);
  await section.getByLabel("Another address").fill("tilda@second.test");
  await section.getByRole("button", { name: "Add" }).press("Enter");
  await section.getByRole("button", { name: "Make primary: tilda@second.test" }).press("Enter");
  await expect(section.getByRole("listitem").first()).toContainText(/tilda@second\.test\s*Primary/);
  await write({ from: "Tilda <tilda@second.test>", subject: "From the other one", text: "Hi" });
  await ticketFrom(sql, "From the other one");
  await page.reload();
  await expect(page.getByRole("link", { name: "From the other one" })).toBeVisible();

  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto(page.url());
  await plain.getByRole("button", { name: "Remove tilda@twice.test" }).click();
  await expect(plain.getByRole("region", { name: "E-mail addresses" }).getByRole("listitem")).toHaveCount(1);
});

test("a customer's number and notes are written by keyboard, and without scripts, and stand on his tickets", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Paula Phone <paula@phone.test>", subject: "Please call back", text: "Hi" });
  const number = await ticketFrom(sql, "Please call back");
  const page = await open(mara);
  await page.goto("/customers?q=paula");
  await page.getByRole("link", { name: "Paula Phone" }).press("Enter");
  await page.getByLabel("Phone", { exact: true }).fill("030 123456");
  await page.getByRole("textbox", { name: "Notes" }).fill("Rings early.\n\nLikes tea.");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByLabel("Phone", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Phone", { exact: true })).toHaveAccessibleDescription(/country’s code/);
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue("Rings early.\n\nLikes tea.");
  await page.getByLabel("Phone", { exact: true }).fill("0049 30 123456");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("link", { name: "+49 30 123456" })).toHaveAttribute("href", "tel:+4930123456");
  await expect(page.getByRole("region", { name: "Notes" })).toHaveText(/Rings early\.\s+Likes tea\./);

  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto(page.url());
  await plain.getByLabel("Phone", { exact: true }).fill("nonsense");
  await plain.getByRole("textbox", { name: "Notes" }).fill("Rings late.");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByLabel("Phone", { exact: true })).toHaveValue("nonsense");
  await expect(plain.getByLabel("Phone", { exact: true })).toHaveAccessibleDescription(/country’s code/);
  await plain.getByLabel("Phone", { exact: true }).fill("+49 30 123456");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByRole("region", { name: "Notes" })).toHaveText(/Rings late\./);
  await plain.getByLabel("Organisation").fill("Phone Works");
  await plain.getByRole("button", { name: "Save" }).click();
  await plain.getByRole("link", { name: "Phone Works" }).click();
  await plain.getByRole("textbox", { name: "Notes" }).fill("Pays late.");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByRole("region", { name: "Notes" })).toHaveText(/Pays late\./);

  await openTicket(page, number);
  await expect(page.getByRole("link", { name: "+49 30 123456" })).toBeVisible();
});

test("what happened with a customer is read by keyboard, and page by page without scripts", async ({
  open,
  mara,
  sql,
}) => {
  await write({ from: "Heidi History <heidi@history.test>", subject: "Where is my order", text: "Hi" });
  const number = await ticketFrom(sql, "Where is my order");
  const page = await open(mara);
  await page.goto("/customers?q=heidi");
  await page.getByRole("link", { name: "Heidi History" }).press("Enter");
  const field = page.getByRole("textbox", { name: "Notes" });
  for (let count = 1; count <= 26; count++) {
    await field.fill(`Called ${count} times`);
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect(page.getByRole("region", { name: "Notes" })).toContainText(`Called ${count} times`);
  }
  await page.getByRole("link", { name: "History", exact: true }).press("Enter");
  await expect(page).toHaveURL(/tab=history/);
  const lines = page.getByRole("list", { name: "History" }).getByRole("listitem");
  await expect(lines).toHaveCount(25);
  await expect(lines.first()).toContainText(/Mara.*changed a customer.*Called 25 times → Called 26 times/s);

  const plain = await open(mara, { javaScriptEnabled: false });
  await plain.goto(page.url());
  await plain.getByRole("link", { name: "Load more" }).click();
  await expect(plain.getByRole("list", { name: "History" }).getByRole("listitem").last()).toContainText(
    `opened the ticket #${number} Where is my order`,
  );
  await plain.getByRole("link", { name: "Overview" }).click();
  await plain.getByRole("link", { name: "Where is my order" }).click();
  await expect(plain).toHaveURL(new RegExp(`/tickets/${number}$`));
});

test("who may not work on tickets sees no customer, and an address that leads nowhere is 404", async ({
  open,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 40[34]/);
  const page = await open(mara);
  for (const path of ["/customers/999999", "/customers/nonsense", "/customers/organisations/999999"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  await sql`insert into roles (key, name, permissions) values ('reader', 'Reader', '{}') on conflict do nothing`;
  const other = await open(await makeAgent(sql, "Rita Reader", { roleKey: "reader" }));
  for (const path of ["/customers", "/customers/organisations", "/customers/1", "/tickets/new"]) {
    expect((await other.goto(path))?.status(), path).toBe(403);
  }
  for (const path of ["/api/portal/customers?q=a", "/api/portal/organisations?q=a", "/api/portal/tags?q=a"]) {
    expect((await other.request.get(path)).status(), path).toBe(403);
  }
});
