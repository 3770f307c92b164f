import { db } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { countHeld } from "./count-held";
import { addressesOf, findSubject } from "./find-subject";
import { listPrivacyJobs } from "./list-privacy-jobs";
import { whyNotErasable } from "./policy";
import type { PersonPrivacy } from "./view-types";

/**
 * How much is held on a person, and what was done with it.
 * @throws AppError `forbidden`, or `not_found` for nobody
 */
export async function getPersonPrivacy(actor: Actor, personId: number): Promise<PersonPrivacy> {
  const { id, kind, name, ...person } = await findSubject(db(), actor, personId);
  const addresses = await addressesOf(db(), id);
  return {
    id,
    kind: kind === "staff" ? "staff" : "customer",
    name,
    mergedIntoId: person.mergedIntoId,
    addresses,
    counts: await countHeld(db(), id, addresses),
    kept: whyNotErasable(actor, { id, kind, ...person }),
    jobs: await listPrivacyJobs(actor, id),
  };
}
