import type { Sql } from "../support/sql.mjs";
import { expectAccessible, inBothLanguages } from "./support/axe";
import { write } from "./support/customer";
import { ticketFrom } from "./support/desk";
import type { Person } from "./support/people";
import { expect, test } from "./support/test";

/** An organisation that knows its people by their domain, and shares nothing yet. */
async function found(sql: Sql, name: string, domain: string): Promise<number> {
  const [row] = await sql<{ id: number }[]>`insert into organisations (name, domains, created_at)
    values (${name}, ${[domain]}, now()) returning id::int`;
  return row?.id ?? 0;
}

/** Somebody who wrote, and has shown since that his address is his. */
async function proven(sql: Sql, email: string): Promise<Person> {
  const [row] = await sql<{ id: number; name: string }[]>`
    update user_emails set verified_at = now() from users where users.id = user_id and address = ${email}
    returning users.id::int, users.name`;
  return { id: row?.id ?? 0, name: row?.name ?? "", email };
}

test("by the keyboard an admin has an organisation share its requests, and a colleague reads one and answers", {
  tag: "@parity",
}, async ({ open, mara, priya, sql }) => {
  const id = await found(sql, "Sharing Roasters", "sharing.test");
  await write({
    from: "Ida Sharing <ida@sharing.test>",
    subject: "The hopper is stuck",
    text: "Since noon.",
  });
  const number = await ticketFrom(sql, "The hopper is stuck");
  await write({ from: "Uwe Sharing <uwe@sharing.test>", subject: "A bill of last year", text: "Where?" });
  await ticketFrom(sql, "A bill of last year");
  const uwe = await open(await proven(sql, "uwe@sharing.test"));
  await uwe.goto("/requests");
  await expect(uwe.getByRole("link", { name: /A bill of last year/ })).toBeVisible();
  await expect(uwe.getByRole("navigation", { name: "Whose requests" })).toHaveCount(0);
  await uwe.goto("/requests?of=colleagues");
  await expect(uwe).toHaveURL("/requests");

  const whoSees = "Who sees the organisation’s requests";
  const hers = await open(mara);
  await hers.goto(`/customers/organisations/${id}`);
  await expect(hers.getByLabel(whoSees).getByRole("option")).toHaveText(["Who takes part in them"]);

  const page = await open(priya);
  await page.goto(`/customers/organisations/${id}`);
  await page.waitForLoadState("networkidle");
  await page.getByLabel(whoSees).focus();
  await page.keyboard.type("Every");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(
    page.getByRole("definition").filter({ hasText: "Everybody in the organisation" }),
  ).toBeVisible();

  await uwe.goto("/requests");
  await uwe.getByRole("link", { name: "Of colleagues" }).press("Enter");
  await expect(uwe.getByRole("heading", { name: "Requests of colleagues" })).toBeVisible();
  await expect(uwe.getByRole("list", { name: "Requests" }).getByRole("link")).toHaveText([/Ida Sharing/]);
  await uwe.getByRole("link", { name: /The hopper is stuck/ }).press("Enter");
  await expect(uwe.getByText(/because your organisation shares it/)).toBeVisible();
  await expect(uwe.getByText("Since noon.")).toBeVisible();
  await expectAccessible(uwe, "a colleague's request");
  await uwe.getByLabel("Your answer").focus();
  await uwe.keyboard.type("It is the same at my mill.");
  await uwe.getByRole("button", { name: "Send answer" }).press("Enter");
  await expect(uwe.getByText("Your answer is with us.")).toBeVisible();
  await expect(uwe.getByText(/because your organisation shares it/)).toHaveCount(0);

  const [row] = await sql<{ count: number }[]>`select count(*)::int from ticket_participants
    join tickets on tickets.id = ticket_id where number = ${number}`;
  expect(row?.count).toBe(1);
});

test("without scripts a manager is made, who sees what others do not, and in German", async ({
  open,
  mara,
  sql,
}) => {
  const id = await found(sql, "Managed Bakers", "managed.test");
  await sql`update organisations set sharing = 'managers' where id = ${id}`;
  await write({ from: "Nils Managed <nils@managed.test>", subject: "The oven hums", text: "Loudly." });
  await ticketFrom(sql, "The oven hums");
  await write({ from: "Edda Managed <edda@managed.test>", subject: "A new oven", text: "When?" });
  await ticketFrom(sql, "A new oven");
  const plain = { javaScriptEnabled: false };
  const edda = await open(await proven(sql, "edda@managed.test"), { ...plain, locale: "de-DE" });
  await edda.goto("/requests");
  await expect(edda.getByRole("link", { name: "Von Kollegen" })).toHaveCount(0);

  const page = await open(mara, plain);
  await page.goto(`/customers/organisations/${id}`);
  await page.getByRole("button", { name: "Make manager: Edda Managed" }).click();
  await expect(page.getByRole("button", { name: "End as manager: Edda Managed" })).toBeVisible();
  const people = page.getByRole("region", { name: "People" });
  await expect(people.getByRole("row", { name: /Edda Managed/ })).toContainText("Manager");

  await edda.goto("/requests");
  await edda.getByRole("link", { name: "Von Kollegen" }).click();
  await expect(edda.getByRole("link", { name: /The oven hums/ })).toContainText("Gefragt von Nils Managed");
  await page.getByRole("button", { name: "End as manager: Edda Managed" }).click();
  await expect(page.getByRole("button", { name: "Make manager: Edda Managed" })).toBeVisible();
  await edda.reload();
  await expect(edda).toHaveURL("/requests");
});

test("of two who decide it the second one is told what the first one said", async ({ open, priya, sql }) => {
  const id = await found(sql, "Decided Twice", "decided.test");
  const [first, second] = [await open(priya), await open(priya)];
  for (const page of [first, second]) {
    await page.goto(`/customers/organisations/${id}`);
    await page.waitForLoadState("networkidle");
  }
  const choose = async (page: typeof first, mode: string) => {
    await page.getByLabel("Who sees the organisation’s requests").selectOption(mode);
    await page.getByRole("button", { name: "Save" }).click();
  };
  await choose(first, "managers");
  await expect(first.getByRole("definition").filter({ hasText: "managers too" })).toBeVisible();
  await choose(second, "all");
  await expect(second.getByText(/let requests be seen by the managers too first/)).toBeVisible();
  await expect(second.getByLabel("Who sees the organisation’s requests")).toHaveValue("all");
});

test("the list of colleagues' requests is accessible in every language", async ({ open, sql }) => {
  const id = await found(sql, "Seen By All", "seenbyall.test");
  await sql`update organisations set sharing = 'all' where id = ${id}`;
  for (const name of ["Bo", "Cy"]) {
    await write({ from: `${name} Seen <${name}@seenbyall.test>`, subject: `Of ${name}`, text: "Hi" });
    await ticketFrom(sql, `Of ${name}`);
  }
  const bo = await proven(sql, "bo@seenbyall.test");
  await inBothLanguages(async (locale) => {
    const page = await open(bo, { locale });
    for (const path of ["/requests", "/requests?of=colleagues"]) {
      await page.goto(path);
      await expectAccessible(page, `${path} in ${locale}`);
    }
  });
});
