import { asc, count, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { mailboxAliases, mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { mostMailboxes } from "@/lib/settings/find-mailbox";
import { mailboxHealth, mailboxState } from "./mailbox-health";
import type { MailboxView } from "./view-types";

/** Every mailbox with how its mail flows, the default one first. */
export async function listMailboxes(actor: Actor): Promise<MailboxView[]> {
  ensureMay(actor, "settings.mailboxes");
  const [rows, healths] = await Promise.all([
    db()
      .select({
        id: mailboxes.id,
        name: mailboxes.name,
        address: mailboxes.address,
        isDefault: mailboxes.isDefault,
        aliases: count(mailboxAliases.address),
      })
      .from(mailboxes)
      .leftJoin(mailboxAliases, eq(mailboxAliases.mailboxId, mailboxes.id))
      .groupBy(mailboxes.id)
      .orderBy(desc(mailboxes.isDefault), asc(mailboxes.address))
      .limit(literalLimit(mostMailboxes)),
    mailboxHealth(),
  ]);
  return rows.flatMap((row) => {
    const health = healths.get(row.id);
    return health ? [{ ...row, health, state: mailboxState(health) }] : [];
  });
}
