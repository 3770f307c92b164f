import { type ApiScope, permissionFor, permissionsWithin } from "@/lib/core/api-scopes";
import { hashToken, secretToken } from "@/lib/core/ids";
import { allPermissions, type Permission } from "@/lib/core/permissions";
import type { Sql } from "../../support/sql.mjs";

/** Somebody who asks, and what he is to the tests' own reckoning. */
export type Actor = {
  name: string;
  /** What goes with each of his requests. */
  headers: Record<string, string>;
  /** Whom the product takes him for: a colleague's session that is over, or not whole yet, is nobody's. */
  kind: "nobody" | "guest" | "customer" | "staff";
  /** Of a colleague; empty for everybody else. */
  permissions: ReadonlySet<Permission>;
  /** Whether the planted ticket is in his sight, as a colleague. */
  seesTicket: boolean;
  /** Whether he sees it as whoever asked, through a request's page. */
  isRequester?: boolean;
  /** A program's: what its token may. */
  scopes?: readonly ApiScope[];
};

export type Cast = { actors: Actor[]; programs: Actor[]; member: Actor; outsider: Actor; admin: Actor };

const agent: Permission[] = [
  "tickets.work",
  "tickets.delete",
  "customers.edit",
  "knowledge.write",
  "reports.view",
];
/** Everything made here carries it, so that it can be taken away again. */
const mark = "Matrix";
const teamName = `${mark} legal`;

/** What customers' actors are made of: a ticket, and whoever asked for it. */
export type Asked = { ticketId: number; requesterId: number };

/**
 * Everybody who may stand before an entrance: one of each kind, and one colleague for each single permission.
 * @param planted the ticket that few may see: it goes to a restricted team
 * @param other one of another organisation's customer
 */
export async function makeCast(sql: Sql, planted: Asked, other: Asked): Promise<Cast> {
  const colleague = async (name: string, permissions: readonly Permission[], more: Partial<Actor> = {}) => {
    const id = await makeStaff(sql, name, permissions);
    const seesTicket = permissions.includes("tickets.all");
    const headers = await session(sql, id);
    const actor: Actor = {
      name,
      permissions: new Set(permissions),
      kind: "staff",
      seesTicket,
      headers,
      ...more,
    };
    return { id, actor };
  };
  const member = await colleague("a member of the restricted team", agent, { seesTicket: true });
  await restrict(sql, planted.ticketId, member.id);
  const admin = await colleague("an admin", allPermissions);
  const outsider = await colleague("an agent of no team", agent);
  const idle = await colleague("a colleague whose role lets him nothing", []);
  const collaborator = await colleague("a collaborator", ["tickets.note"]);
  const follower = await colleague("a collaborator who follows it", ["tickets.note"], { seesTicket: true });
  await sql`insert into ticket_participants (ticket_id, user_id, role)
    values (${planted.ticketId}, ${follower.id}, 'follower')`;
  const gone = await colleague("a deactivated admin", allPermissions);
  await sql`update users set status = 'deactivated' where id = ${gone.id}`;
  const half = await colleague("an admin before the second factor", allPermissions);
  await sql`insert into second_factors (user_id, secret, created_at, confirmed_at, last_step)
    values (${half.id}, 'sealed', now(), now(), 0)`;
  const late = await colleague("an admin whose session ran out", allPermissions);
  await sql`update sessions set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'
    where user_id = ${late.id}`;
  await moveElsewhere(sql, other.requesterId);
  const nobody = { kind: "nobody", permissions: new Set<Permission>(), seesTicket: false } as const;
  const visitor = (
    kind: "customer" | "guest",
    name: string,
    headers: Record<string, string>,
    isRequester = false,
  ): Actor => ({ ...nobody, kind, name, headers, isRequester });
  const singles = await inOrder(allPermissions, (one) =>
    colleague(`a colleague with ${one} alone`, [one]).then(({ actor }) => actor),
  );
  return {
    member: member.actor,
    outsider: outsider.actor,
    admin: admin.actor,
    actors: [
      { ...nobody, name: "nobody", headers: {} },
      visitor("customer", "the customer", await session(sql, planted.requesterId), true),
      visitor("guest", "the customer's guest link", await guest(sql, planted), true),
      visitor("customer", "another organisation's customer", await session(sql, other.requesterId)),
      visitor("guest", "another customer's guest link", await guest(sql, other)),
      { ...gone.actor, ...nobody },
      { ...half.actor, ...nobody },
      { ...late.actor, ...nobody },
      idle.actor,
      collaborator.actor,
      follower.actor,
      ...singles,
      outsider.actor,
      member.actor,
      admin.actor,
    ],
    programs: [
      { ...nobody, name: "a program with no token", headers: {} },
      await program(sql, admin, "an admin's program with no scope", []),
      ...(await inOrder(Object.keys(permissionFor) as ApiScope[], (scope) =>
        program(sql, admin, `an admin's program with ${scope}`, [scope]),
      )),
      ...(await inOrder(Object.keys(permissionFor) as ApiScope[], (scope) =>
        program(sql, outsider, `an outsider's program with ${scope}`, [scope]),
      )),
      {
        ...(await program(sql, gone, "a deactivated admin's program", ["tickets:read"])),
        ...nobody,
        scopes: undefined,
      },
    ],
  };
}

/** What a colleague of the cast is called in the product. */
export function nameOf({ name }: Pick<Actor, "name">): string {
  return `${mark}: ${name}`;
}

async function makeStaff(sql: Sql, name: string, permissions: readonly Permission[]): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    with role as (insert into roles (name, permissions) values (${nameOf({ name })}, ${permissions}) returning id)
    insert into users (kind, name, role_id, status, theme, undo_seconds, created_at)
    select 'staff', ${nameOf({ name })}, id, 'active', 'system', 0, now() from role returning id::int`;
  return addressed(sql, row?.id);
}

async function moveElsewhere(sql: Sql, customerId: number): Promise<void> {
  await sql`with home as (insert into organisations (name, domains, created_at)
      values (${`${mark}: elsewhere`}, '{}', now()) returning id)
    update users set organisation_id = home.id from home where users.id = ${customerId}`;
}

async function restrict(sql: Sql, ticketId: number, memberId: number): Promise<void> {
  await sql`
    with team as (insert into teams (name, restricted, hue) values (${teamName}, true, 200) returning id),
    member as (insert into memberships (team_id, user_id, is_lead) select id, ${memberId}, true from team)
    update tickets set team_id = team.id from team where tickets.id = ${ticketId}`;
}

async function addressed(sql: Sql, id = 0): Promise<number> {
  await sql`insert into user_emails (user_id, address, is_primary, verified_at)
    values (${id}, ${`matrix-${id}@northwind.test`}, true, now())`;
  return id;
}

/** Signs somebody in. @returns what his browser sends from then on */
export async function session(sql: Sql, userId: number): Promise<Record<string, string>> {
  const token = secretToken();
  await sql`insert into sessions (token_hash, user_id, expires_at, created_at)
    values (${hashToken(token)}, ${userId}, now() + interval '1 hour', now())`;
  return { cookie: `helpdesk-session=${token}` };
}

/** The link's button was pressed: what its browser has from then on. */
async function guest(sql: Sql, { ticketId, requesterId }: Asked): Promise<Record<string, string>> {
  const token = secretToken();
  await sql`insert into links (token_hash, purpose, user_id, ticket_id, created_at, expires_at)
    values (${hashToken(token)}, 'guest', ${requesterId}, ${ticketId}, now(), now() + interval '1 day')`;
  const answer = await fetch(`${process.env.E2E_URL}/r/${token}/open`, {
    method: "POST",
    redirect: "manual",
  });
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

async function program(
  sql: Sql,
  owner: { id: number; actor: Actor },
  name: string,
  scopes: ApiScope[],
): Promise<Actor> {
  const token = `hd_${secretToken()}`;
  await sql`insert into api_tokens (token_hash, ending, user_id, name, scopes, created_at)
    values (${hashToken(token)}, ${token.slice(-4)}, ${owner.id}, ${name}, ${scopes}, now())`;
  const headers = { authorization: `Bearer ${token}` };
  const permissions = permissionsWithin(owner.actor.permissions, scopes);
  return { ...owner.actor, name, scopes, permissions, seesTicket: permissions.has("tickets.all"), headers };
}

async function inOrder<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

/** Nobody of the cast is offered to the journeys that come after, nor can any of them come in any more. */
export async function dismissCast(sql: Sql): Promise<void> {
  await sql`delete from memberships where team_id in (select id from teams where name = ${teamName})`;
  await sql`update tickets set status_before = coalesce(status_before, status), status = 'trash', team_id = null
    where team_id in (select id from teams where name = ${teamName})`;
  await sql`delete from teams where name = ${teamName}`;
  await sql`delete from sessions where user_id in (select id from users where name like ${`${mark}: %`})`;
  await sql`update api_tokens set revoked_at = now()
    where user_id in (select id from users where name like ${`${mark}: %`})`;
  await sql`update users set status = 'deactivated', role_id = (select id from roles where key = 'agent')
    where name like ${`${mark}: %`} and kind = 'staff'`;
  await sql`delete from roles where name like ${`${mark}: %`}`;
}
