import { and, eq, isNull } from "drizzle-orm";
import { renderSVG } from "uqr";
import { db } from "@/db/client";
import { recoveryCodes, secondFactors, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { decryptSecret } from "@/lib/core/crypto";
import { primaryAddress } from "../primary-address";
import type { SecondFactorView } from "../view-types";
import { authenticatorAddress } from "./authenticator";

/** One's own second factor: none, begun with what the app has to read, or set up. */
export async function getSecondFactor(actor: Actor): Promise<SecondFactorView> {
  const [stored] = await db().select().from(secondFactors).where(eq(secondFactors.userId, actor.id));
  if (!stored) return { state: "none" };
  if (stored.confirmedAt) {
    const unused = and(eq(recoveryCodes.userId, actor.id), isNull(recoveryCodes.usedAt));
    const codesLeft = await db().$count(recoveryCodes, unused);
    return { state: "on", since: stored.confirmedAt.toISOString(), codesLeft };
  }
  const [[site], address] = await Promise.all([
    db().select({ name: workspace.name }).from(workspace),
    primaryAddress(actor.id, db()),
  ]);
  const secret = decryptSecret(stored.secret);
  const uri = authenticatorAddress(secret, address ?? actor.name, site?.name ?? "Helpdesk");
  return { state: "begun", secret, picture: renderSVG(uri, { border: 2 }) };
}
