import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { aliasesOf } from "./lock-mailbox";
import { newestTest } from "./mail-tests";
import { mailboxHealth, mailboxState } from "./mailbox-health";
import { whyKept } from "./remove-mailbox";
import type { MailboxDetails } from "./view-types";

/** A mailbox as its page shows it. @throws AppError `forbidden` or `not_found` */
export async function getMailbox(actor: Actor, mailboxId: number): Promise<MailboxDetails> {
  ensureMay(actor, "settings.mailboxes");
  const [row] = await db()
    .select({
      id: mailboxes.id,
      name: mailboxes.name,
      address: mailboxes.address,
      isDefault: mailboxes.isDefault,
      acknowledge: mailboxes.acknowledge,
      signature: mailboxes.signature,
    })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId));
  if (!row) throw new AppError("not_found", "error.notFound");
  const [aliases, healths, kept, out, back] = await Promise.all([
    aliasesOf(db(), mailboxId),
    mailboxHealth(mailboxId),
    whyKept(db(), row),
    newestTest(mailboxId, "out"),
    newestTest(mailboxId, "in"),
  ]);
  const health = healths.get(mailboxId);
  if (!health) throw new AppError("not_found", "error.notFound");
  return { ...row, aliases, health, state: mailboxState(health), kept, tests: { out, in: back } };
}
