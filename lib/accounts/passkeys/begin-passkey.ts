import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { passkeys } from "@/db/schema";
import { type Actor, ensureActs } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { ensurePassword } from "../ensure-password";
import { primaryAddress } from "../primary-address";
import { makeChallenge } from "./challenges";
import { type BeginPasskeyInput, beginPasskeyInput, mostPasskeys } from "./inputs";
import { algorithms, relyingParty } from "./relying-party";
import { userHandleOf } from "./user-handle";

/**
 * What a colleague's device is to be asked for a new passkey, against his password: a session that somebody left open
 * must not become a way in for good.
 * @returns besides, the token that his browser keeps until `addPasskey`
 * @throws AppError `forbidden` for who is no colleague, `invalid` (field passkeyPassword), `rate_limited`, or `conflict`
 *   where he has as many as he may
 */
export async function beginPasskey(actor: Actor, raw: BeginPasskeyInput) {
  ensureActs(actor);
  if (actor.kind !== "staff") throw new AppError("forbidden", "error.forbidden");
  const { passkeyPassword } = beginPasskeyInput.parse(raw);
  await ensurePassword(actor, passkeyPassword, "passkeyPassword");
  const known = await db()
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, actor.id));
  if (known.length >= mostPasskeys) throw new AppError("conflict", "error.passkey.tooMany");
  const [workspace, address] = await Promise.all([findWorkspace(), primaryAddress(actor.id, db())]);
  const { token, challenge } = await makeChallenge(actor.id);
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const options = await generateRegistrationOptions({
    rpName: workspace?.name ?? "Helpdesk",
    rpID: relyingParty().id,
    userID: userHandleOf(actor.id),
    userName: address ?? actor.name,
    userDisplayName: actor.name,
    challenge,
    supportedAlgorithmIDs: algorithms,
    attestationType: "none",
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, token };
}
