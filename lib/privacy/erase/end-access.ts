import { eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import {
  absences,
  acknowledgements,
  addressChanges,
  apiTokens,
  calendarFeeds,
  links,
  memberships,
  passkeyChallenges,
  passkeys,
  passwords,
  providerIdentities,
  recoveryCodes,
  resetRequests,
  secondFactors,
  userEmails,
} from "@/db/schema";
import { endSessionsOf } from "@/lib/accounts/sessions";

const ownTables = [
  absences,
  addressChanges,
  apiTokens,
  calendarFeeds,
  links,
  memberships,
  passkeyChallenges,
  passkeys,
  passwords,
  providerIdentities,
  recoveryCodes,
  secondFactors,
  userEmails,
];

/** Every way in of a person, when he is away, and every address by which he is known: a few rows each, gone with the verb itself. */
export async function endAccess(tx: Tx, personId: number, addresses: string[]): Promise<void> {
  await endSessionsOf(tx, personId);
  for (const table of ownTables) await tx.delete(table).where(eq(table.userId, personId));
  await tx.delete(resetRequests).where(isAnyOf(resetRequests.address, addresses));
  await tx.delete(acknowledgements).where(isAnyOf(acknowledgements.address, addresses));
}
