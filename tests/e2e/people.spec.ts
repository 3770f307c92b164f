import { linkTo, write } from "./support/customer";
import {
  dueFirst,
  formScriptsRun,
  hearing,
  openLive,
  openTicket,
  property,
  ticketFrom,
} from "./support/desk";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long enough password";

test("by keyboard: an admin invites, the colleague accepts and works, is deactivated, and his open page leaves", {
  tag: "@parity",
}, async ({ open, priya, sql, farSide, trouble }) => {
  trouble.allow(/status of 401/); // the stream of the page that was signed out
  await sql`insert into teams (name, restricted, hue) values ('Workshop', true, 155)`;
  const vera = { name: "Vera Newcome", email: "vera@northwind.test" };
  const page = await open(priya);
  await openLive(page, "/settings");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^People/ })
    .press("Enter");
  await page.getByRole("link", { name: "Invite", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "Invite a colleague" })).toBeVisible();
  const email = page.getByLabel("E-mail");
  await email.focus();
  await page.keyboard.type(priya.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(vera.name);
  await page.keyboard.press("Enter");
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/Priya Raman works here already/);
  await expect(page.getByLabel("Name")).toHaveValue(vera.name);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(vera.email);
  await page.getByLabel("Role", { exact: true }).selectOption("Agent");
  await page.getByRole("checkbox", { name: "Workshop" }).press("Space");
  await page.getByRole("button", { name: "Send the invitation" }).press("Enter");
  await expect(page.getByRole("status").getByText(`on its way to ${vera.email}`)).toBeVisible();

  const { url, mail } = await linkTo(farSide, vera.email, 1, "invitations");
  expect(mail.mail.subject).toBe("You are invited to Northwind");
  expect(mail.mail.html).toContain(url);
  const hers = await open(null);
  const looked = await hers.request.get(url);
  expect(looked.headers()["referrer-policy"]).toBe("no-referrer");
  expect(looked.headers()["x-robots-tag"]).toContain("noindex");
  await hers.goto(url);
  await expect(hers.getByText("Priya Raman invites you as Agent.")).toBeVisible();
  await formScriptsRun(hers);
  await hers.getByLabel("Your name").press("Tab");
  await hers.keyboard.type("short");
  await hers.keyboard.press("Enter");
  const secret = hers.getByLabel("Password", { exact: true });
  await expect(secret).toHaveAccessibleDescription(/Use 12 characters or more/);
  await secret.focus();
  await hers.keyboard.type(password);
  const heard = hearing(hers);
  await hers.keyboard.press("Enter");
  await expect(hers).toHaveURL("/inbox/open");
  await heard;

  await write({ from: "Jo Wants <jo@wants.test>", subject: "Work for Vera", text: "Now" });
  const number = await ticketFrom(sql, "Work for Vera");
  await dueFirst(sql, number);
  await openTicket(hers, number);
  await hers.keyboard.press("a");
  await hers.getByRole("menuitem", { name: vera.name }).press("Enter");
  await expect(property(hers, "Assignee")).toHaveAccessibleName(`Assignee: ${vera.name}`);

  await page.goto("/settings/people?q=vera");
  await page.getByRole("link", { name: vera.name }).press("Enter");
  await expect(page.getByRole("heading", { name: vera.name })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Workshop" })).toBeChecked();
  await expect(page.getByText(`One open ticket is assigned to ${vera.name}.`)).toBeVisible();
  const end = page.getByRole("button", { name: "Deactivate" });
  await end.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Reactivate" })).toBeFocused();
  await expect(page.getByText(`Nobody works on them while ${vera.name} is deactivated.`)).toBeVisible();
  await expect(hers).toHaveURL("/sign-in");
  await hers.getByLabel("E-mail").fill(vera.email);
  await hers.getByLabel("Password", { exact: true }).fill(password);
  await hers.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(hers.getByText(/E-mail or password is wrong/)).toBeVisible();

  await page.getByLabel("Hand them over to").selectOption(priya.name);
  await page.getByRole("button", { name: "Hand over" }).press("Enter");
  await expect(page.getByText(`No open ticket is assigned to ${vera.name}.`)).toBeVisible();
  const [ticket] = await sql`select assignee_id::int as id from tickets where number = ${number}`;
  expect(ticket?.id).toBe(priya.id);

  await page.goto("/settings/people?show=deactivated");
  await expect(page.getByRole("link", { name: vera.name })).toBeVisible();
  await page.goto("/settings/audit?kind=user");
  const newest = page.getByRole("list", { name: "Changes" }).getByRole("listitem").first();
  await expect(newest).toContainText(`deactivated ${vera.name}`);
  await hers.goto(url);
  await expect(hers.getByRole("heading", { name: "This invitation has been accepted" })).toBeVisible();
});

test("an invitation is sent again and withdrawn, also from a phone", async ({ open, priya, farSide }) => {
  const rolf = { name: "Rolf Later", email: "rolf@northwind.test" };
  const page = await open(priya, { viewport: { width: 390, height: 844 } });
  await openLive(page, "/settings/people/invite");
  await page.getByLabel("E-mail").fill(rolf.email);
  await page.getByLabel("Name").fill(rolf.name);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("status").getByText(`on its way to ${rolf.email}`)).toBeVisible();
  const { url: first } = await linkTo(farSide, rolf.email, 1, "invitations");
  await page.getByRole("button", { name: `Send again: ${rolf.name}` }).click();
  const { url: second } = await linkTo(farSide, rolf.email, 2, "invitations");
  const guest = await open(null);
  await guest.goto(first);
  await expect(guest.getByRole("heading", { name: "This invitation does not hold any more" })).toBeVisible();
  await page.getByRole("button", { name: `Withdraw: ${rolf.name}` }).click();
  await expect(page.getByText(`The invitation of ${rolf.name} is withdrawn.`)).toBeVisible();
  await guest.goto(second);
  await expect(guest.getByRole("heading", { name: "This invitation does not hold any more" })).toBeVisible();
  await guest.goto(`${second}x`);
  await expect(guest.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("without scripts: invited, accepted, another role, deactivated and back", async ({
  open,
  priya,
  sql,
  farSide,
}) => {
  const nora = { name: "Nora Plain", email: "nora@northwind.test" };
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/people/invite");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
  await page.getByLabel("E-mail").fill(nora.email);
  await page.getByLabel("Name").fill(nora.name);
  await page.getByLabel("Role", { exact: true }).selectOption("Agent");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText(`on its way to ${nora.email}`)).toBeVisible();

  const { url } = await linkTo(farSide, nora.email, 1, "invitations");
  const hers = await open(null, { javaScriptEnabled: false });
  await hers.goto(url);
  await hers.getByLabel("Your name").fill("Nora P.");
  await hers.getByRole("button", { name: "Begin" }).click();
  await expect(hers.getByText("Use 12 characters or more.")).toBeVisible();
  await expect(hers.getByLabel("Your name")).toHaveValue("Nora P.");
  await hers.getByLabel("Password", { exact: true }).fill(password);
  await hers.getByRole("button", { name: "Begin" }).click();
  await expect(hers).toHaveURL("/inbox/open");

  const [row] = await sql`select user_id::int as id from user_emails where address = ${nora.email}`;
  await page.goto(`/settings/people/${row?.id}`);
  await page.getByLabel("Role", { exact: true }).selectOption("Admin");
  await page.getByRole("button", { name: "Save" }).click();
  const [admin] = await sql`select id::int from roles where key = 'admin'`;
  // What the page begins with says that it has come anew: the choice itself would say so before.
  await expect(page.locator('[name="fromRoleId"]')).toHaveValue(String(admin?.id));
  await expect(page.getByLabel("Role", { exact: true })).toHaveValue(String(admin?.id));
  await hers.goto("/settings/people");
  await expect(hers.getByRole("heading", { name: "People" })).toBeVisible();
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("button", { name: "Reactivate" })).toBeVisible();
  await hers.goto("/inbox/open");
  await expect(hers).toHaveURL("/sign-in");
  await page.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
  await sql`update users set role_id = (select id from roles where key = 'agent') where id = ${row?.id ?? 0}`;
});

test("who may not manage people is refused each page, and one's own account is not one's own to end", async ({
  open,
  priya,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 40[34]/);
  const page = await open(mara);
  for (const path of ["", "/invite", `/${priya.id}`]) {
    expect((await page.goto(`/settings/people${path}`))?.status(), path).toBe(403);
  }
  const own = await open(priya);
  await own.goto(`/settings/people/${priya.id}`);
  await expect(own.getByText("Nobody ends their own access")).toBeVisible();
  await expect(own.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
  const [customer] = await sql`select id::int from users where kind = 'customer' limit 1`;
  for (const id of [customer?.id ?? 999_999, 999_999, "x"]) {
    expect((await own.goto(`/settings/people/${id}`))?.status(), String(id)).toBe(404);
  }
  await makeAgent(sql, "Aaron First");
  await own.goto("/settings/people?cursor=nonsense");
  await expect(own.getByText("There is nothing here")).toBeVisible();
});
