import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { invitations, roles, teams, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { type ListInvitationsInput, listInvitationsInput } from "./inputs";
import { hasWords } from "./list-colleagues";
import { afterName, byName, nameCursor } from "./name-cursor";
import { isOpenInvitation } from "./open-invitation";
import { searchWords } from "./search-words";
import type { InvitationList } from "./view-types";

/**
 * Who was invited and has not come yet, by name; those that have expired are among them, to be sent again.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listInvitations(actor: Actor, raw: ListInvitationsInput): Promise<InvitationList> {
  ensureMay(actor, "settings.people");
  const { query, cursor, limit } = listInvitationsInput.parse(raw);
  const words = searchWords(query);
  if (query !== "" && words === null) return { rows: [], next: null };
  const rows = await db()
    .select({
      id: invitations.id,
      name: invitations.name,
      sortKey: sql<string>`lower(${invitations.name})`,
      address: invitations.address,
      role: roles.name,
      teams: sql<string[]>`coalesce((select array_agg(${teams.name} order by ${teams.name}) from ${teams}
        where ${teams.id} = any(${invitations.teamIds})), '{}')`,
      invitedBy: users.name,
      expiresAt: invitations.expiresAt,
      expired: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .innerJoin(users, eq(users.id, invitations.invitedById))
    .where(
      and(
        isOpenInvitation,
        words === null
          ? undefined
          : hasWords(words, sql`${invitations.name} || ' ' || ${invitations.address}`),
        afterName(invitations.name, invitations.id, cursor),
      ),
    )
    .orderBy(...byName(invitations.name, invitations.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, nameCursor);
  return {
    rows: page.map(({ sortKey: _key, ...row }) => ({ ...row, expiresAt: row.expiresAt.toISOString() })),
    next,
  };
}
