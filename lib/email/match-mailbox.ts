import type { Mailbox } from "@/lib/settings/find-mailbox";
import { readReplyToken } from "./addresses";

/** The mailbox that a recipient's address belongs to: its own address, or a reply address below it. */
export function matchMailbox(mailboxes: readonly Mailbox[], address: string): Mailbox | null {
  const wanted = address.toLowerCase();
  return (
    mailboxes.find((one) => one.address === wanted || readReplyToken(wanted, one.address) !== null) ?? null
  );
}
