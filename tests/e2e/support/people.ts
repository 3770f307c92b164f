import type { BrowserContext } from "@playwright/test";
import { hashPassword } from "@/lib/accounts/passwords";
import { hashToken, secretToken } from "@/lib/core/ids";
import type { Sql } from "../../support/sql.mjs";

export type Person = { id: number; name: string; email: string };

export const admin = {
  name: "Priya Raman",
  email: "priya@northwind.test",
  password: "correct horse battery",
};

/** The admin that set-up made, replies leaving at once. */
export async function findAdmin(sql: Sql): Promise<Person> {
  const [row] = await sql<{ id: number }[]>`
    update users set undo_seconds = 0
    where id = (select user_id from user_emails where address = ${admin.email}) returning id::int`;
  if (!row) throw new Error("set-up has not run");
  return { id: row.id, name: admin.name, email: admin.email };
}

/** A colleague, with the role "agent" unless told otherwise. The invitation is the subject of people.spec.ts. */
export async function makeAgent(
  sql: Sql,
  name: string,
  options: { undoSeconds?: number; password?: string; roleKey?: string } = {},
): Promise<Person> {
  const email = `${name
    .normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase()}@northwind.test`;
  const { undoSeconds = 0, password, roleKey = "agent" } = options;
  const [known] = await sql<Person[]>`
    select users.id::int, name, address as email from users join user_emails on user_id = users.id
    where address = ${email}`;
  if (known) return known;
  const [row] = await sql<{ id: number }[]>`
    insert into users (kind, name, role_id, status, theme, undo_seconds, created_at)
    select 'staff', ${name}, id, 'active', 'system', ${undoSeconds}, now() from roles where key = ${roleKey}
    returning id::int`;
  if (!row) throw new Error("set-up has not run");
  await sql`insert into user_emails (user_id, address, is_primary, verified_at)
    values (${row.id}, ${email}, true, now())`;
  if (password) {
    await sql`insert into passwords (user_id, hash, changed_at)
      values (${row.id}, ${await hashPassword(password)}, now())`;
  }
  return { id: row.id, name, email };
}

/** A session as signing in makes one; the form itself is the subject of sign-in.spec.ts. */
export async function signIn(sql: Sql, context: BrowserContext, person: Person): Promise<void> {
  const token = secretToken();
  await sql`insert into sessions (token_hash, user_id, expires_at, created_at)
    values (${hashToken(token)}, ${person.id}, now() + interval '1 hour', now())`;
  await context.addCookies([
    { name: "helpdesk-session", value: token, url: process.env.E2E_URL, httpOnly: true, sameSite: "Lax" },
  ]);
}
