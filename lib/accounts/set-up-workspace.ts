import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { db } from "@/db/client";
import { mailboxes, passwords, roles, setupTokens, userEmails, users, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/ids";
import { initialRoles } from "@/lib/core/permissions";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { makeInboundSecret } from "@/lib/settings/inbound-secret";
import { accountEvents } from "./events";
import { hashNewPassword } from "./hash-new-password";
import { type SetUpInput, setUpInput } from "./inputs";

/**
 * First run: makes the workspace, its first mailbox, the roles and the first admin, and uses the link up.
 * @returns the admin's user id
 * @throws AppError `forbidden` for a wrong, used or expired link; `conflict` once an admin exists
 */
export async function setUpWorkspace(actor: Actor, raw: SetUpInput): Promise<{ userId: number }> {
  const input = setUpInput.parse(raw);
  const passwordHash = await hashNewPassword(input.password, [input.name, input.email, input.workspaceName]);
  return transact(actor, async (tx, now) => {
    // Serialises two people with the same link; the second finds a workspace.
    await tx.execute(sql`lock table ${workspace} in exclusive mode`);
    if (await isSetUp(tx)) throw new AppError("conflict", "error.setup.done");
    await useToken(tx, input.token, now);
    await tx.insert(workspace).values({
      name: input.workspaceName,
      timeZone: input.timeZone,
      locale: input.locale,
      createdAt: now,
    });
    await tx.insert(mailboxes).values({
      name: input.workspaceName,
      address: input.supportAddress,
      isDefault: true,
      inboundSecret: makeInboundSecret().sealed,
      acknowledge: true,
      createdAt: now,
    });
    const userId = await createAdmin(tx, input, passwordHash, now);
    await recordEvent(tx, actor, {
      name: accountEvents.workspaceSetUp,
      at: now,
      subject: { kind: "user", id: userId },
    });
    return { userId };
  });
}

/** Whether first run is over. Public: the set-up page and the sign-in page ask it before anybody has signed in. */
export async function isSetUp(reader: Pick<Tx, "select"> = db()): Promise<boolean> {
  const [row] = await reader.select({ id: workspace.id }).from(workspace);
  return row !== undefined;
}

/** Whether a link would be accepted now; looking does not use it up (mail scanners follow links). */
export async function isSetupTokenValid(token: string): Promise<boolean> {
  const [row] = await db().select({ id: setupTokens.id }).from(setupTokens).where(usable(token, sql`now()`));
  return row !== undefined;
}

async function useToken(tx: Tx, token: string, now: Date): Promise<void> {
  const used = await tx
    .update(setupTokens)
    .set({ usedAt: now })
    .where(usable(token, sql`${now.toISOString()}::timestamptz`))
    .returning({ id: setupTokens.id });
  if (used.length === 0) throw new AppError("forbidden", "error.setup.link");
}

function usable(token: string, now: ReturnType<typeof sql>) {
  return and(
    eq(setupTokens.tokenHash, hashToken(token)),
    isNull(setupTokens.usedAt),
    gt(setupTokens.expiresAt, now),
  );
}

async function createAdmin(
  tx: Tx,
  input: { name: string; email: string; locale: string; timeZone: string },
  passwordHash: string,
  now: Date,
): Promise<number> {
  const made = await tx
    .insert(roles)
    .values(initialRoles.map((role) => ({ ...role, permissions: [...role.permissions] })))
    .returning({ id: roles.id, key: roles.key });
  const [user] = await tx
    .insert(users)
    .values({
      kind: "staff",
      name: input.name,
      roleId: made.find((role) => role.key === "admin")?.id ?? null,
      status: "active",
      locale: input.locale,
      timeZone: input.timeZone,
      theme: "system",
      undoSeconds: 8,
      createdAt: now,
    })
    .returning({ id: users.id });
  if (!user) throw new Error("the admin was not written");
  await tx
    .insert(userEmails)
    .values({ userId: user.id, address: input.email, isPrimary: true, verifiedAt: now });
  await tx.insert(passwords).values({ userId: user.id, hash: passwordHash, changedAt: now });
  return user.id;
}
