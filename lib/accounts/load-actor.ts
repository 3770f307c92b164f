import { eq, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { memberships, roles, teams, users, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isPermission } from "@/lib/core/permissions";
import { sharedOrganisationOf } from "./shared-organisation";

/**
 * The actor behind a user's row, in one statement, or null for one that is unknown or deactivated. The teams are
 * those whose tickets he sees: open ones and his own.
 */
export async function loadActor(userId: number, reader: Reader = db()): Promise<Actor | null> {
  const [row] = await selectActor(reader).where(eq(users.id, userId));
  return toActor(row);
}

/** The worker's actor: author of automatic messages. Its row is made by the migrations. */
export async function loadSystemActor(reader: Reader = db()): Promise<Actor> {
  const [row] = await selectActor(reader).where(eq(users.kind, "system"));
  const actor = toActor(row);
  if (!actor) throw new Error("The system user is missing: run the migrations.");
  return actor;
}

type ActorRow = Awaited<ReturnType<typeof selectActor>>[number];

function selectActor(reader: Reader) {
  return reader
    .select(actorColumns(reader))
    .from(users)
    .leftJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(workspace, sql`true`)
    .$dynamic();
}

/** What makes an actor, of `users` with its role and the workspace beside it. */
export function actorColumns(reader: Reader) {
  const visibleTeams = reader
    .select({ ids: sql<number[]>`coalesce(array_agg(${teams.id}), '{}')::int8[]::float8[]` })
    .from(teams)
    .where(
      sql`not ${teams.restricted} or exists (select 1 from ${memberships} where ${memberships.teamId} = ${teams.id}
        and ${memberships.userId} = ${users.id})`,
    );
  return {
    id: users.id,
    kind: users.kind,
    name: users.name,
    status: users.status,
    locale: sql<string>`coalesce(${users.locale}, ${workspace.locale}, 'en')`,
    timeZone: sql<string>`coalesce(${users.timeZone}, ${workspace.timeZone}, 'UTC')`,
    undoSeconds: users.undoSeconds,
    permissions: roles.permissions,
    teamIds: sql<number[]>`(${visibleTeams})`,
    sharedOrganisationId: sharedOrganisationOf(reader),
  };
}

/** Null for nobody and for one who is deactivated. */
export function toActor(row: ActorRow | undefined): Actor | null {
  if (row?.status !== "active") return null;
  const { status: _status, kind, ...rest } = row;
  // Elsewhere a service is staff that nobody can be: it is in no list of colleagues, and has neither address nor role.
  return {
    ...rest,
    kind: kind === "service" ? "staff" : kind,
    permissions: new Set((row.permissions ?? []).filter(isPermission)),
  };
}
