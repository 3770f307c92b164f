import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { links, merges, userEmails, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { ensureSeen } from "@/lib/core/ensure-seen";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { revokeLinks, revokeLinksOf } from "../links";
import { addressLimit } from "../person-addresses/address-limit";
import { ensureSeesPeople } from "../scope";
import { endSessionsOf } from "../sessions";
import { type MergePeopleInput, mergePeopleInput } from "./inputs";
import { joinWords } from "./join-words";
import { lockPeople } from "./lock-people";
import { moveRows } from "./move-rows";
import { takeFields } from "./take-fields";

/**
 * One customer turns out to be another: what he asked for, wrote, took part in and is reached by is the other one's from
 * now on, and he is nobody until `takeMergeBack`. Organisation, name, first address, phone number and custom fields stay
 * those of who is left, who gets the other one's number and values only for want of his own; the notes on both stand
 * together. Both are signed out: what both asked for is seen by whoever proves anew to read the mail of that first address.
 * @returns the merge's id, and who is left
 * @throws AppError `forbidden`, `not_found`, or `conflict` for one merged meanwhile, for more than can be moved or a person has addresses,
 *   for a first address that is another by now, or that nobody has proven where the other one has proven his, or for notes
 *   too long together
 */
export async function mergePeople(
  actor: Actor,
  raw: MergePeopleInput,
): Promise<{ mergeId: number; personId: number }> {
  ensureMay(actor, "customers.edit");
  ensureSeesPeople(actor);
  const { personId, otherId, fromAddress } = mergePeopleInput.parse(raw);
  if (personId === otherId) throw new AppError("conflict", "error.merge.same");
  return transact(actor, async (tx, now) => {
    const people = await lockPeople(tx, [personId, otherId]);
    const [into, other] = [ensureCustomer(people.get(personId)), ensureCustomer(people.get(otherId))];
    const addresses = await addressesOfBoth(tx, [into.id, other.id]);
    ensureProvable(addresses, into.id, fromAddress);
    const words = joinWords(into, other);
    const [merge] = await tx
      .insert(merges)
      .values({ personId: other.id, intoId: into.id, at: now, tookPhone: words.phone !== into.phone })
      .returning({ id: merges.id });
    if (!merge) throw new Error("the merge was not written");
    const moving = { mergeId: merge.id, personId: other.id, intoId: into.id };
    await moveRows(tx, moving);
    await takeFields(tx, moving);
    await tx.update(users).set(words).where(eq(users.id, into.id));
    await tx
      .update(users)
      .set({ mergedIntoId: into.id, status: "deactivated" })
      .where(eq(users.id, other.id));
    await revokeLinks(tx, eq(links.userId, other.id), now);
    await revokeLinksOf(tx, into.id, "sign-in", now);
    for (const { id } of [into, other]) await endSessionsOf(tx, id);
    const theirs = addresses.filter(({ userId }) => userId === other.id).map(({ address }) => address);
    await recordEvent(tx, actor, {
      name: accountEvents.peopleMerged,
      at: now,
      subject: { kind: "user", id: into.id },
      payload: { mergeId: merge.id, personId: other.id },
      details: {
        changes: [
          { field: "merged", from: null, to: other.name },
          { field: "email", from: null, to: theirs.join(", ") || null },
          ...(words.phone !== into.phone ? [{ field: "phone", from: null, to: words.phone }] : []),
          ...(words.notes !== into.notes
            ? [{ field: "notes", from: into.notes || null, to: words.notes }]
            : []),
        ],
      },
    });
    announceAccess(tx, "everybody");
    return { mergeId: merge.id, personId: into.id };
  });
}

type Locked = NonNullable<ReturnType<Awaited<ReturnType<typeof lockPeople>>["get"]>>;

/** Never a colleague, the system, a service, or who was erased. */
function ensureCustomer(person: Locked | undefined): Locked {
  if (!person || person.erasedAt || person.kind === "system" || person.kind === "service")
    throw new AppError("not_found", "error.notFound");
  if (person.kind !== "customer") throw new AppError("forbidden", "error.merge.colleague");
  if (person.mergedIntoId !== null) throw new AppError("conflict", "error.merge.merged");
  if (person.status !== "active") throw new AppError("conflict", "error.merge.deactivated");
  return person;
}

function addressesOfBoth(tx: Tx, ids: number[]) {
  return tx
    .select({
      userId: userEmails.userId,
      address: userEmails.address,
      isPrimary: userEmails.isPrimary,
      verifiedAt: userEmails.verifiedAt,
    })
    .from(userEmails)
    .where(inArray(userEmails.userId, ids))
    .orderBy(userEmails.id);
}

/** Whoever reads the mail of the first address will see what both asked for: he must not have less proof than the other. */
function ensureProvable(
  addresses: Awaited<ReturnType<typeof addressesOfBoth>>,
  intoId: number,
  seen: string,
): void {
  const primary = addresses.find(({ userId, isPrimary }) => userId === intoId && isPrimary);
  const theirs = addresses.filter(({ userId }) => userId !== intoId);
  ensureSeen(primary?.address ?? "", seen, seen, "error.merge.otherAddress");
  if (!primary && theirs.length > 0) throw new AppError("conflict", "error.merge.noAddress");
  if (!primary?.verifiedAt && theirs.some(({ verifiedAt }) => verifiedAt))
    throw new AppError("conflict", "error.merge.unproven");
  if (addresses.length > addressLimit) throw new AppError("conflict", "error.customers.addresses");
}
