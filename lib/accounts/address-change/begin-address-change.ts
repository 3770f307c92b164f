import type { Tx } from "@/db/client";
import { addressChanges } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { ensurePassword } from "../ensure-password";
import { accountEvents } from "../events";
import { lockAdmins } from "../lock-admins";
import { lockColleague } from "../lock-colleague";
import { primaryAddress } from "../primary-address";
import { takeAddress } from "../take-address";
import { endAddressLinks } from "./address-links";
import {
  type AskForAddressChangeInput,
  askForAddressChangeInput,
  type ChangeColleagueAddressInput,
  changeColleagueAddressInput,
} from "./inputs";

const hoursValid = 24;

// Each goes to an address that may be a stranger's.
const asked: Limit = { name: "address-change", points: 5, seconds: 3600 };

/**
 * One's own new address, against one's password. It takes the place of the present one when the links that are mailed
 * to both have been opened, within a day; what was asked before is forgotten.
 * @throws AppError `invalid` (fields email, ownPassword), `conflict` (field email) when somebody has it, or `rate_limited`
 */
export async function askForAddressChange(actor: Actor, raw: AskForAddressChangeInput): Promise<void> {
  const { email, ownPassword } = askForAddressChangeInput.parse(raw);
  await ensurePassword(actor, ownPassword, "ownPassword");
  await consumeLimit(asked, String(actor.id));
  await transact(actor, (tx, now) => begin(tx, actor, { userId: actor.id, email, approved: false }, now));
}

/**
 * A colleague's new address, for whom the present one is lost: who manages people stands for it, and it is told. The new
 * one is confirmed all the same.
 * @throws AppError `forbidden`, for oneself too, `not_found`, `invalid` or `conflict` (field email), or `rate_limited`
 */
export async function changeColleagueAddress(actor: Actor, raw: ChangeColleagueAddressInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId, email } = changeColleagueAddressInput.parse(raw);
  await consumeLimit(asked, String(userId));
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id, status } = await lockColleague(tx, actor, userId);
    // One's own goes by the password: else a session that somebody left open would be enough.
    if (id === actor.id) throw new AppError("forbidden", "error.people.yourself");
    if (status !== "active") throw new AppError("not_found", "error.notFound");
    await begin(tx, actor, { userId: id, email, approved: true }, now);
  });
}

type Change = { userId: number; email: string; approved: boolean };

async function begin(tx: Tx, actor: Actor, { userId, email, approved }: Change, now: Date): Promise<void> {
  const present = await primaryAddress(userId, tx);
  if (present === email) throw fieldError("email", "error.address.same");
  await takeAddress(tx, email, userId);
  await endAddressLinks(tx, userId, now);
  const change = {
    address: email,
    expiresAt: new Date(now.getTime() + hoursValid * 3_600_000),
    oldConfirmedAt: approved ? now : null,
    newConfirmedAt: null,
  };
  await tx
    .insert(addressChanges)
    .values({ userId, ...change })
    .onConflictDoUpdate({ target: addressChanges.userId, set: change });
  await recordEvent(tx, actor, {
    name: accountEvents.addressChangeAsked,
    at: now,
    subject: { kind: "user", id: userId },
    details: { changes: [{ field: "email", from: present, to: email }] },
  });
}
