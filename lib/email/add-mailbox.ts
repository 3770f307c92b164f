import { count } from "drizzle-orm";
import { mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { mostMailboxes } from "@/lib/settings/find-mailbox";
import { makeInboundSecret } from "@/lib/settings/inbound-secret";
import { renewSite } from "@/lib/settings/renew-site";
import { cleanLine } from "./clean-line";
import { mailboxEvents } from "./events";
import { type AddMailboxInput, addMailboxInput } from "./inputs";
import { ensureFree, lockAddresses, readMailboxAddress } from "./mailbox-addresses";

/**
 * Another address that takes and sends mail, from this moment on. The first one, where there is none, is the default.
 * @throws AppError `forbidden`, or `invalid` (field address) for an address that is none, or somebody's
 */
export async function addMailbox(actor: Actor, raw: AddMailboxInput): Promise<{ mailboxId: number }> {
  ensureMay(actor, "settings.mailboxes");
  const input = addMailboxInput.parse(raw);
  const address = readMailboxAddress(input.address);
  return transact(actor, async (tx, now) => {
    await lockAddresses(tx);
    const [known] = await tx.select({ count: count() }).from(mailboxes);
    if ((known?.count ?? 0) >= mostMailboxes) throw new AppError("conflict", "error.mailboxes.tooMany");
    await ensureFree(tx, "address", [address], 0);
    const [made] = await tx
      .insert(mailboxes)
      .values({
        name: cleanLine(input.name, 120),
        address,
        isDefault: known?.count === 0,
        inboundSecret: makeInboundSecret().sealed,
        acknowledge: true,
        createdAt: now,
      })
      .returning({ id: mailboxes.id });
    if (!made) throw new Error("the mailbox was not written");
    await recordEvent(tx, actor, {
      name: mailboxEvents.added,
      at: now,
      subject: { kind: "mailbox", id: made.id },
      details: { mailbox: address },
    });
    renewSite(tx);
    return { mailboxId: made.id };
  });
}
