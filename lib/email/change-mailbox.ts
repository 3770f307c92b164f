import { and, eq, notInArray } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { mailboxAliases, mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { renewSite } from "@/lib/settings/renew-site";
import { cleanLine } from "./clean-line";
import { cleanText } from "./clean-text";
import { mailboxEvents } from "./events";
import { type ChangeMailboxInput, changeMailboxInput } from "./inputs";
import { type LockedMailbox, lockMailbox } from "./lock-mailbox";
import { ensureFree, lockAddresses, readAliases, readMailboxAddress } from "./mailbox-addresses";

const fields = ["name", "address", "aliases", "acknowledge", "signature"] as const;
/** What is no personal value may stand in the event for ever. */
const codes: readonly string[] = ["acknowledge"];

type Values = Record<(typeof fields)[number], string | boolean>;

/**
 * Sets what a mailbox is called and has: the next mail in and out follows. An address that is given up stays one of its
 * further addresses, for answers to mails that left from it; to drop it is a change of its own.
 * @throws AppError `forbidden`, `not_found`, `invalid` for addresses that are none or somebody's, or `conflict` when a
 *   changed field is no longer what was seen (fields; details name what each one is now)
 */
export async function changeMailbox(actor: Actor, raw: ChangeMailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const input = changeMailboxInput.parse(raw);
  const address = readMailboxAddress(input.address);
  const aliases = readAliases(input.aliases, address);
  await transact(actor, async (tx, now) => {
    await lockAddresses(tx);
    const box = await lockMailbox(tx, input.mailboxId);
    const before = valuesOf(box);
    const seen = seenBy(input);
    const wanted: Values = {
      name: cleanLine(input.name, 120),
      address,
      aliases: aliases.join("\n"),
      acknowledge: input.acknowledge,
      signature: cleanText(input.signature),
    };
    const changed = fields.filter(
      (field) => wanted[field] !== seen[field] && wanted[field] !== before[field],
    );
    ensureUnchanged(changed, seen, before);
    if (changed.length === 0) return;
    const to = { ...before, ...Object.fromEntries(changed.map((field) => [field, wanted[field]])) };
    const kept = withGivenUp(String(to.aliases), box.address, String(to.address));
    await ensureFree(tx, "address", [String(to.address)], box.id);
    await ensureFree(tx, "aliases", kept, box.id);
    await write(tx, box.id, to, kept);
    const changes = fields
      .map((field) => ({ field, from: before[field], to: field === "aliases" ? kept.join("\n") : to[field] }))
      .filter(({ from, to: next }) => from !== next);
    await recordEvent(tx, actor, {
      name: mailboxEvents.changed,
      at: now,
      subject: { kind: "mailbox", id: box.id },
      payload: { changes: changes.filter(({ field }) => codes.includes(field)) },
      details: { mailbox: box.address, changes: changes.filter(({ field }) => !codes.includes(field)) },
    });
    renewSite(tx);
  });
}

function valuesOf({ name, address, aliases, acknowledge, signature }: LockedMailbox): Values {
  return { name, address, aliases: aliases.join("\n"), acknowledge, signature };
}

function seenBy(input: z.output<typeof changeMailboxInput>): Values {
  return {
    name: input.fromName,
    address: input.fromAddress,
    aliases: input.fromAliases,
    acknowledge: input.fromAcknowledge,
    signature: input.fromSignature,
  };
}

function ensureUnchanged(changed: readonly (typeof fields)[number][], seen: Values, before: Values): void {
  const met = changed.filter((field) => before[field] !== seen[field]);
  if (met.length === 0) return;
  throw new AppError("conflict", "error.mailboxes.changed", {
    fields: Object.fromEntries(met.map((field) => [field, `error.mailboxes.theirs.${field}`])),
    details: Object.fromEntries(met.map((field) => [field, String(before[field])])),
  });
}

function withGivenUp(aliases: string, was: string, is: string): string[] {
  const kept = new Set(aliases.split("\n").filter(Boolean));
  if (was !== is) kept.add(was);
  kept.delete(is);
  return [...kept].sort();
}

async function write(tx: Tx, mailboxId: number, to: Values, aliases: string[]): Promise<void> {
  await tx
    .update(mailboxes)
    .set({
      name: String(to.name),
      address: String(to.address),
      acknowledge: to.acknowledge === true,
      signature: String(to.signature),
    })
    .where(eq(mailboxes.id, mailboxId));
  await tx
    .delete(mailboxAliases)
    .where(
      and(
        eq(mailboxAliases.mailboxId, mailboxId),
        aliases.length > 0 ? notInArray(mailboxAliases.address, aliases) : undefined,
      ),
    );
  if (aliases.length === 0) return;
  await tx
    .insert(mailboxAliases)
    .values(aliases.map((address) => ({ address, mailboxId })))
    .onConflictDoNothing();
}
