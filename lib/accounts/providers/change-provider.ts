import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { groupRoles, signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { encryptSecret } from "@/lib/core/crypto";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type ChangeProviderInput, changeProviderInput } from "./inputs";
import { ensureProviderNameFree, lockProvider, lockProviders } from "./lock-provider";
import { providerChanges } from "./provider-changes";

/**
 * How a provider is called and asked, about whom it is believed, and which role its people have: at their next sign-in.
 * Whoever is behind its issuer, and whether colleagues or customers come from it, stays as it is: accounts hang on that.
 * @throws AppError `forbidden`, `not_found`, `invalid` (its fields), or `conflict` since `seenVersion`
 */
export async function changeProvider(actor: Actor, raw: ChangeProviderInput): Promise<void> {
  ensureMay(actor, "settings.security");
  const {
    providerId,
    seenVersion,
    clientSecret,
    groupRoles: groups,
    ...input
  } = changeProviderInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const all = await lockProviders(tx, actor);
    const before = await lockProvider(tx, providerId);
    const isForStaff = before.audience === "staff";
    const after = {
      ...input,
      ...(isForStaff ? {} : { defaultRoleId: null, groupClaim: "", givesSecondFactor: false }),
      groupRoles: isForStaff ? groups : [],
    };
    ensureRoles(all, after, isForStaff);
    const changes = [
      ...providerChanges(all, before, after),
      ...(clientSecret ? [{ field: "newClientSecret", from: false, to: true }] : []),
    ];
    if (changes.length === 0) return;
    if (before.version !== seenVersion) throw new AppError("conflict", "error.providers.changed");
    if (after.name !== before.name) await ensureProviderNameFree(tx, after.name, providerId);
    const { groupRoles: rows, ...columns } = after;
    await tx
      .update(signInProviders)
      .set({
        ...columns,
        ...(clientSecret ? { clientSecret: encryptSecret(clientSecret) } : {}),
        version: before.version + 1,
      })
      .where(eq(signInProviders.id, providerId));
    await writeGroups(tx, providerId, rows);
    await recordEvent(tx, actor, {
      name: accountEvents.providerChanged,
      at: now,
      subject: { kind: "sign-in-provider", id: providerId },
      payload: { providerName: after.name, changes },
    });
  });
}

type Roles = {
  defaultRoleId: number | null;
  createsPeople: boolean;
  groupClaim: string;
  groupRoles: { group: string; roleId: number }[];
};

function ensureRoles(
  all: readonly { id: number }[],
  { defaultRoleId, createsPeople, groupClaim, groupRoles: groups }: Roles,
  isForStaff: boolean,
): void {
  const isRole = (id: number) => all.some((role) => role.id === id);
  if (defaultRoleId !== null && !isRole(defaultRoleId))
    throw fieldError("defaultRoleId", "error.field.invalid");
  if (!groups.every(({ roleId }) => isRole(roleId))) throw fieldError("groupRoles", "error.providers.group");
  if (groups.length > 0 && !groupClaim) throw fieldError("groupClaim", "error.providers.claim");
  if (isForStaff && createsPeople && defaultRoleId === null && groups.length === 0) {
    throw fieldError("defaultRoleId", "error.providers.noRole");
  }
}

async function writeGroups(tx: Tx, providerId: number, groups: Roles["groupRoles"]): Promise<void> {
  await tx.delete(groupRoles).where(eq(groupRoles.providerId, providerId));
  if (groups.length === 0) return;
  await tx.insert(groupRoles).values(groups.map((one, position) => ({ ...one, providerId, position })));
}
