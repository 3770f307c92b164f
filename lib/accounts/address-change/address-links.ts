import type { Tx } from "@/db/client";
import { env } from "@/lib/core/env";
import { createLink, revokeLinksOf } from "../links";
import type { AddressSide } from "./inputs";

export const purposeOf = (side: AddressSide) => `address-${side}` as const;

/** A link by which the holder of one of the two addresses confirms it, once; those before it are dead already. */
export async function makeAddressLink(
  tx: Tx,
  side: AddressSide,
  { userId, expiresAt }: { userId: number; expiresAt: Date },
  now: Date,
): Promise<string> {
  const token = await createLink(tx, { purpose: purposeOf(side), userId, expiresAt }, now);
  return new URL(`/address/${side}/${token}`, env().APP_URL).href;
}

/** Before the row of the change is taken, in every verb: links come first. */
export async function endAddressLinks(tx: Tx, userId: number, now: Date): Promise<void> {
  for (const side of ["old", "new"] as const) await revokeLinksOf(tx, userId, purposeOf(side), now);
}
