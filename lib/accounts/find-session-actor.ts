import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Density } from "@/db/enums";
import { prepared } from "@/db/prepared";
import { roles, sessions, userEmails, users, viewings, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { hashToken } from "@/lib/core/ids";
import { awayNow } from "./absence/away";
import { type Awaited, awaited } from "./awaited";
import { pictureHash } from "./find-picture";
import { actorColumns, loadActor, toActor } from "./load-actor";
import { primaryAddress } from "./primary-address";
import { sessionName } from "./session-name";
import type { Away } from "./view-types";
import { findViewed } from "./viewing/find-viewed";

/** Somebody who is signed in, and what stands around every page of his: his address, and where he works. */
export type SignedIn = {
  actor: Actor;
  address: string;
  workspaceName: string;
  /** Whether the first steps are out of the navigation. */
  stepsHidden: boolean;
  /** Whether letters by themselves act on pages. */
  singleKeys: boolean;
  density: Density;
  /** By what his own picture is asked for; null while he looks as somebody else. */
  picture: string | null;
  /** While he is away himself; of whom one looks as it is not said. */
  away: Away;
};

/**
 * The person behind a session token, or whom it looks as: null when it is unknown, expired or ended, when its person is
 * deactivated, and until he has given the second factor that he has, or that his role asks for.
 */
export async function findSessionActor(token: string): Promise<Actor | null> {
  return (await findSignedIn(token))?.actor ?? null;
}

/** The same with what his pages show of him; asked at every request, it is one statement whose text is built once. */
export async function findSignedIn(token: string): Promise<SignedIn | null> {
  const [row] = await bySession().execute({ tokenHash: hashToken(token) });
  if (!row) return null;
  const { address, workspaceName, stepsHidden, singleKeys, density, picture, away, ...rest } = row;
  const { sessionId, stale, awaits, viewing, ...columns } = rest;
  if (awaits) return null;
  const actor = toActor(columns);
  if (actor && stale) await noteSeen(sessionId);
  if (!actor) return null;
  const frame = { workspaceName: workspaceName ?? "", stepsHidden, singleKeys, density };
  if (!viewing) return { actor, address: address ?? "", picture, away, ...frame };
  const viewed = await findViewed(actor, viewing);
  const theirAddress = (await primaryAddress(viewed.id, db())) ?? "";
  return { actor: viewed, address: theirAddress, picture: null, away: null, ...frame };
}

/**
 * Who a session that waits for a second factor will be: with no permission yet, for the few verbs that lead on.
 * @returns besides, the session's name; null for one that waits for nothing
 */
export async function findAwaiting(
  token: string,
): Promise<{ actor: Actor; awaits: Awaited; name: string } | null> {
  const [row] = await db()
    .select({
      userId: sessions.userId,
      network: sessions.network,
      agent: sessions.agent,
      awaits: awaited.as("awaits"),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)));
  const person = row?.awaits && (await loadActor(row.userId));
  if (!row?.awaits || !person) return null;
  const { network, agent } = row;
  return {
    actor: { ...person, permissions: new Set(), teamIds: [], origin: { network, agent } },
    awaits: row.awaits,
    name: sessionName(row),
  };
}

const isStale = sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`;

/** Every few minutes at most: pages are many, and who reads them wants to know the day and the hour. */
async function noteSeen(sessionId: number): Promise<void> {
  await db()
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isStale));
}

const bySession = prepared((database) =>
  database
    .select({
      ...actorColumns(database),
      sessionId: sessions.id,
      stale: isStale.as("stale"),
      awaits: awaited.as("awaits"),
      viewing: {
        id: viewings.id,
        personId: viewings.personId,
        lapsed: sql<boolean>`${viewings.until} <= now()`,
      },
      address: userEmails.address,
      workspaceName: workspace.name,
      singleKeys: users.singleKeys,
      density: users.density,
      picture: pictureHash.as("picture"),
      away: awayNow(users.id, database).as("away"),
      stepsHidden: sql<boolean>`${workspace.stepsHiddenAt} is not null`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(workspace, sql`true`)
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(viewings, eq(viewings.sessionId, sessions.id))
    .where(and(eq(sessions.tokenHash, sql.placeholder("tokenHash")), gt(sessions.expiresAt, sql`now()`)))
    .prepare("signed in"),
);
