import { request as http } from "node:http";
import type { Page } from "@playwright/test";
import { hashToken, secretToken } from "@/lib/core/ids";
import type { Sql } from "../support/sql.mjs";
import { actionRequest, answerOf } from "./matrix/actions";
import { linkTo } from "./support/customer";
import { makeAgent, type Person, signIn } from "./support/people";
import { expect, test } from "./support/test";

const password = "a long enough password";
const base = () => process.env.E2E_URL ?? "";
const profile = { file: "app/(portal)/profile/actions.ts", name: "saveProfile" };
const fields = { name: "Ada Attacked", timeZone: "Europe/Berlin", undoSeconds: "0", signature: "" };

test("a session that somebody planted before is not the one that signing in makes", async ({ open, sql }) => {
  const person = await makeAgent(sql, "Ada Attacked", { password });
  const planted = secretToken();
  const page = await open(null);
  await page.context().addCookies([{ name: "helpdesk-session", value: planted, url: base() }]);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox/);
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "helpdesk-session")?.value).not.toBe(planted);
  expect(await sql`select 1 from sessions where token_hash = ${hashToken(planted)}`).toEqual([]);
});

test("signing in leads nowhere that an address says", async ({ open, sql }) => {
  const person = await makeAgent(sql, "Ada Attacked", { password });
  const away = encodeURIComponent("https://evil.test/");
  for (const query of [`callbackUrl=${away}`, `next=${away}`, "redirect=//evil.test", "from=/\\evil.test"]) {
    const page = await open(null);
    await page.goto(`/sign-in?${query}`);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page, query).toHaveURL(`${base()}/inbox/open`);
  }
  const page = await open(person);
  for (const path of ["signin", "signout", "callback/credentials", "session", "error"]) {
    const answer = await page.request.get(`/api/auth/${path}?callbackUrl=${away}`, { maxRedirects: 0 });
    expect(answer.headers().location ?? "", path).not.toContain("evil.test");
    const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
    expect(decodeURIComponent(JSON.stringify(cookies)), path).not.toContain("evil.test");
  }
});

test("an action that another site sends, with the cookie of who is signed in, changes nothing", async ({
  open,
  sql,
}) => {
  const person = await makeAgent(sql, "Ada Attacked", { password });
  const cookie = await cookieOf(await open(null), sql, person);
  const [path, init] = actionRequest(profile, { ...fields, signature: "forged" });
  for (const origin of ["https://evil.test", "null", `${base()}.evil.test`]) {
    const answer = await fetch(`${base()}${path}`, { ...init, headers: { ...init.headers, cookie, origin } });
    expect(answer.status, origin).toBeGreaterThanOrEqual(400);
  }
  expect(await signatureOf(sql, person)).toBe("");
  // The same from here is taken: it was the origin that was refused.
  await fetch(`${base()}${path}`, { ...init, headers: { ...init.headers, cookie } });
  expect(await signatureOf(sql, person)).toBe("forged");
  await sql`update users set signature = '' where id = ${person.id}`;
});

test("fields that a form does not have give nobody a role, an organisation or a kind", async ({
  open,
  sql,
}) => {
  const person = await makeAgent(sql, "Ada Attacked", { password });
  const cookie = await cookieOf(await open(null), sql, person);
  const row = () => sql`select kind, role_id, organisation_id, status from users where id = ${person.id}`;
  const before = await row();
  const [admins] = await sql`select id::int from roles where key = 'admin'`;
  const extra = {
    roleId: admins?.id,
    role_id: admins?.id,
    kind: "system",
    organisationId: 1,
    status: "deactivated",
  };
  const [path, init] = actionRequest(profile, {
    ...fields,
    ...extra,
    userId: 1,
    id: 1,
    permissions: "tickets.all",
  });
  const text = await (
    await fetch(`${base()}${path}`, { ...init, headers: { ...init.headers, cookie } })
  ).text();
  expect(answerOf(text)?.data, text.slice(0, 300)).toMatchObject({ name: "Ada Attacked" });
  expect(await row()).toEqual(before);
});

test("a mailed link leads here, whatever host the request was said to be for", async ({ sql, farSide }) => {
  const person = await makeAgent(sql, "Ada Attacked", { password });
  const before = farSide.to(person.email).length;
  const body = `email=${encodeURIComponent(person.email)}`;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  const forged = {
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.test;proto=https",
    "x-original-host": "evil.test",
  };
  expect(await post("/reset/send", { ...headers, host: "evil.test" }, body)).toBe(421);
  expect(await post("/reset/send", { ...headers, ...forged }, body)).toBe(303);
  const { url, mail } = await linkTo(farSide, person.email, before + 1, "reset");
  expect(url.startsWith(`${base()}/reset/`)).toBe(true);
  expect(`${mail.mail.text} ${mail.mail.html}`).not.toContain("evil.test");
});

async function cookieOf(page: Page, sql: Sql, person: Person): Promise<string> {
  await signIn(sql, page.context(), person);
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function signatureOf(sql: Sql, { id }: Person): Promise<string> {
  const [row] = await sql<{ signature: string }[]>`select signature from users where id = ${id}`;
  return row?.signature ?? "";
}

/** With the headers that `fetch` keeps to itself. @returns the status */
function post(path: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = http(new URL(path, base()), { method: "POST", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
