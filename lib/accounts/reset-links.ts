import { and, eq } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type ColleagueAddressInput, colleagueAddressInput } from "./inputs";
import { renewLink } from "./links";
import { primaryAddress } from "./primary-address";

const minutesValid = 60;

/**
 * The active colleague with this address, whichever of his it is; `address` is the one he signs in with. Null for a
 * customer, a deactivated colleague and nobody.
 */
export async function findActiveColleague(
  reader: Reader,
  known: string,
): Promise<{ id: number; name: string; locale: string | null; address: string } | null> {
  const [found] = await reader
    .select({ id: users.id, name: users.name, locale: users.locale })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(and(eq(userEmails.address, known), eq(users.kind, "staff"), eq(users.status, "active")));
  if (!found) return null;
  const address = await primaryAddress(found.id, reader);
  return address ? { ...found, address } : null;
}

/** A link at which this colleague sets a new password, once and within an hour; those before it die. */
export async function makeResetLink(tx: Tx, userId: number, now: Date): Promise<string> {
  const token = await renewLink(tx, { purpose: "reset", userId, minutesValid }, now);
  return new URL(`/reset/${token}`, env().APP_URL).href;
}

/**
 * The same for whoever stands at the server, when mail does not help: for commands, which act as the system.
 * @throws AppError `forbidden`, or `invalid` (field email) for an address of no active colleague
 */
export async function createResetLink(actor: Actor, raw: ColleagueAddressInput): Promise<string> {
  if (actor.kind !== "system") throw new AppError("forbidden", "error.forbidden");
  const { email } = colleagueAddressInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const colleague = await findActiveColleague(tx, email);
    if (!colleague) throw fieldError("email", "error.people.noColleague");
    const link = await makeResetLink(tx, colleague.id, now);
    await recordEvent(tx, actor, {
      name: accountEvents.resetLinkMade,
      at: now,
      subject: { kind: "user", id: colleague.id },
    });
    return link;
  });
}
