import { and, eq } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { secretToken } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { renewLink, useLink } from "./links";
import { loadActor } from "./load-actor";
import type { SessionOrigin } from "./session-name";
import { createSession, sessionSeconds } from "./sessions";
import { verifyAddress } from "./verify-address";

const minutesValid = 30;

/**
 * The active customer who is written to at this address. Null for a colleague, who signs in with his password and what
 * his role asks for besides, and for nobody.
 */
export async function findCustomer(
  reader: Reader,
  address: string,
): Promise<{ id: number; name: string; locale: string | null } | null> {
  const [found] = await reader
    .select({ id: users.id, name: users.name, locale: users.locale })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(
      and(
        eq(userEmails.address, address),
        eq(userEmails.isPrimary, true),
        eq(users.kind, "customer"),
        eq(users.status, "active"),
      ),
    );
  return found ?? null;
}

/** A link by which this customer signs in, once and within half an hour; those before it die. */
export async function makeSignInLink(tx: Tx, userId: number, now: Date): Promise<string> {
  const token = await renewLink(tx, { purpose: "sign-in", userId, minutesValid }, now);
  return new URL(`/sign-in/link/${token}`, env().APP_URL).href;
}

/**
 * The button behind that link: it is used up, and its address is known to be his.
 * @returns the token of his session
 * @throws AppError `conflict` for a link that was used, `not_found` for one that is dead, or whose person became a
 *   colleague meanwhile
 */
export async function openSignInLink(actor: Actor, token: string, origin: SessionOrigin): Promise<string> {
  const userId = await transact(actor, async (tx, now) => {
    const link = await useLink(tx, "sign-in", token, now);
    const person = link.userId === null ? null : await loadActor(link.userId, tx);
    if (person?.kind !== "customer") throw new AppError("not_found", "error.link.dead");
    await verifyAddress(tx, person.id, now);
    return person.id;
  });
  const made = secretToken();
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  await createSession(made, userId, expiresAt, { ...origin, onlyFor: "customer" });
  return made;
}
