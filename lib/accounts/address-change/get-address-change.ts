import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { addressChanges } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { primaryAddress } from "../primary-address";
import type { AddressView } from "../view-types";

/** One's own address, and the one that waits to take its place. */
export async function getAddressChange(actor: Actor): Promise<AddressView> {
  const [address, [change]] = await Promise.all([
    primaryAddress(actor.id, db()),
    db()
      .select()
      .from(addressChanges)
      .where(and(eq(addressChanges.userId, actor.id), gt(addressChanges.expiresAt, sql`now()`))),
  ]);
  return {
    address,
    change: change
      ? {
          address: change.address,
          expiresAt: change.expiresAt.toISOString(),
          oldConfirmed: change.oldConfirmedAt !== null,
          newConfirmed: change.newConfirmedAt !== null,
        }
      : null,
  };
}
