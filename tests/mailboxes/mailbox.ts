import type { Actor } from "../../lib/core/actor";
import { addMailbox } from "../../lib/email/add-mailbox";
import { getMailbox } from "../../lib/email/get-mailbox";
import type { ChangeMailboxInput } from "../../lib/email/inputs";
import { defaultMailboxId } from "../../lib/settings/find-mailbox";

/** The workspace's first mailbox. */
export async function firstMailbox(): Promise<number> {
  const id = await defaultMailboxId();
  if (id === null) throw new Error("no mailbox");
  return id;
}

export async function anotherMailbox(admin: Actor, address = "sales@northwind.test"): Promise<number> {
  return (await addMailbox(admin, { name: "Sales", address })).mailboxId;
}

/** The form of a mailbox's page as it is shown now, with what somebody types into it. */
export async function formOf(
  admin: Actor,
  mailboxId: number,
  typed: Partial<ChangeMailboxInput> = {},
): Promise<ChangeMailboxInput> {
  const { name, address, aliases, acknowledge, signature } = await getMailbox(admin, mailboxId);
  const lines = aliases.join("\n");
  return {
    mailboxId,
    name,
    address,
    aliases: lines,
    acknowledge,
    signature,
    fromName: name,
    fromAddress: address,
    fromAliases: lines,
    fromAcknowledge: acknowledge,
    fromSignature: signature,
    ...typed,
  };
}
