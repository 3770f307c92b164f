import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import type { LinkPurpose } from "@/db/enums";
import { links } from "@/db/schema";
import { hashToken, secretToken } from "@/lib/core/ids";

/** Links that let their holder in. What each purpose lets him do is its own domain's affair. */
export type Link = { id: number; userId: number; ticketId: number | null };

export type NewLink = { purpose: LinkPurpose; userId: number; ticketId: number | null; daysValid: number };

const linkColumns = { id: links.id, userId: links.userId, ticketId: links.ticketId };

/** @returns the token, this once: only its hash is kept */
export async function createLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { daysValid, ...columns } = link;
  const token = secretToken();
  const expiresAt = new Date(now.getTime() + daysValid * 86_400_000);
  await tx.insert(links).values({ ...columns, tokenHash: hashToken(token), createdAt: now, expiresAt });
  return token;
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
  const [row] = await reader
    .select(linkColumns)
    .from(links)
    .where(and(eq(links.tokenHash, hashToken(token)), eq(links.purpose, purpose)));
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

/** @returns how many links let in no more from now on, and their sessions with them */
export async function revokeLinks(tx: Tx, which: SQL, now: Date): Promise<number> {
  const gone = await tx
    .update(links)
    .set({ revokedAt: now })
    .where(and(which, isNull(links.revokedAt)))
    .returning({ id: links.id });
  return gone.length;
}

function isUsable(purpose: LinkPurpose): SQL {
  return and(eq(links.purpose, purpose), isNull(links.revokedAt), gt(links.expiresAt, sql`now()`)) as SQL;
}
