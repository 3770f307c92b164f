import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import type { LinkPurpose } from "@/db/enums";
import { links } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";

/** Links that let their holder in. What each purpose lets him do is its own domain's affair. */
export type Link = {
  id: number;
  userId: number | null;
  ticketId: number | null;
  invitationId: number | null;
};

type Holder = { userId: number; ticketId?: number } | { invitationId: number };
export type NewLink = { purpose: LinkPurpose; expiresAt: Date } & Holder;

const linkColumns = {
  id: links.id,
  userId: links.userId,
  ticketId: links.ticketId,
  invitationId: links.invitationId,
};

/** @returns the token, this once: only its hash is kept */
export async function createLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { expiresAt, ...columns } = link;
  const token = secretToken();
  await tx.insert(links).values({ ...columns, tokenHash: hashToken(token), createdAt: now, expiresAt });
  return token;
}

/**
 * The one link of its purpose that lets this person in from now on; those before it die.
 * @returns its token, this once
 */
export async function renewLink(
  tx: Tx,
  { purpose, userId, minutesValid }: { purpose: "reset" | "sign-in"; userId: number; minutesValid: number },
  now: Date,
): Promise<string> {
  await revokeLinksOf(tx, userId, purpose, now);
  return createLink(tx, { purpose, userId, expiresAt: new Date(now.getTime() + minutesValid * 60_000) }, now);
}

/** No link of this purpose lets this person in any more. */
export async function revokeLinksOf(tx: Tx, userId: number, purpose: LinkPurpose, now: Date): Promise<void> {
  await revokeLinks(tx, sql`${links.userId} = ${userId} and ${links.purpose} = ${purpose}`, now);
}

/** The link of a token while it may be used; looking at it changes nothing (mail scanners follow links). */
export async function findLink(
  purpose: LinkPurpose,
  token: string,
  reader: Reader = db(),
): Promise<Link | null> {
  const [row] = await reader
    .select(linkColumns)
    .from(links)
    .where(and(eq(links.tokenHash, hashToken(token)), isUsable(purpose)));
  return row ?? null;
}

/** The same by its id: for a session that the link began. */
export async function findLinkById(purpose: LinkPurpose, id: number): Promise<Link | null> {
  const [row] = await db()
    .select(linkColumns)
    .from(links)
    .where(and(eq(links.id, id), isUsable(purpose)));
  return row ?? null;
}

/** Whose link a token was, though it may have expired or been revoked: never enough to let anybody in. */
export async function findDeadLink(
  purpose: LinkPurpose,
  token: string,
  reader: Reader,
): Promise<Link | null> {
  const [row] = await reader.select(linkColumns).from(links).where(isToken(purpose, token));
  return row ?? null;
}

/** @returns whether this was its first use */
export async function markLinkUsed(tx: Tx, id: number, now: Date): Promise<boolean> {
  const first = await tx
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id });
  return first.length > 0;
}

/** What has become of a link that lets in once; `unknown` is one that was never ours, or was altered. */
export type LinkState = "usable" | "used" | "expired" | "revoked" | "unknown";

const stateColumns = {
  usedAt: links.usedAt,
  revokedAt: links.revokedAt,
  expired: sql<boolean>`${links.expiresAt} <= now()`,
};

function stateOf(row: { usedAt: Date | null; revokedAt: Date | null; expired: boolean }): LinkState {
  if (row.usedAt) return "used";
  if (row.revokedAt) return "revoked";
  return row.expired ? "expired" : "usable";
}

/** For the page behind it; looking changes nothing. */
export async function findLinkState(purpose: LinkPurpose, token: string): Promise<LinkState> {
  const [row] = await db().select(stateColumns).from(links).where(isToken(purpose, token));
  return row ? stateOf(row) : "unknown";
}

/**
 * Uses up a link that lets in once: of two who press its button at the same moment one is let in.
 * @throws AppError `conflict` for one that was used, `not_found` for one that is dead for another reason
 */
export async function useLink(tx: Tx, purpose: LinkPurpose, token: string, now: Date): Promise<Link> {
  const [row] = await tx
    .select({ ...linkColumns, ...stateColumns })
    .from(links)
    .where(isToken(purpose, token))
    .for("update");
  const state = row ? stateOf(row) : "unknown";
  if (state === "used") throw new AppError("conflict", "error.link.used");
  if (!row || state !== "usable") throw new AppError("not_found", "error.link.dead");
  await markLinkUsed(tx, row.id, now);
  return row;
}

/** @returns how many links let in no more from now on, and their sessions with them */
export async function revokeLinks(tx: Tx, which: SQL, now: Date): Promise<number> {
  const gone = await tx
    .update(links)
    .set({ revokedAt: now })
    .where(and(which, isNull(links.revokedAt)))
    .returning({ id: links.id });
  return gone.length;
}

function isToken(purpose: LinkPurpose, token: string): SQL | undefined {
  return and(eq(links.tokenHash, hashToken(token)), eq(links.purpose, purpose));
}

function isUsable(purpose: LinkPurpose): SQL {
  return and(eq(links.purpose, purpose), isNull(links.revokedAt), gt(links.expiresAt, sql`now()`)) as SQL;
}
