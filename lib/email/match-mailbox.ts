import type { Mailbox } from "@/lib/settings/find-mailbox";
import { readReplyToken } from "./addresses";

/**
 * The mailbox that a recipient's address belongs to: one that has it, or whose it is as a reply address. In this order,
 * for "support+billing@" may be a mailbox of its own.
 */
export function matchMailbox(mailboxes: readonly Mailbox[], address: string): Mailbox | null {
  const wanted = address.toLowerCase();
  return (
    mailboxes.find((one) => one.address === wanted) ??
    mailboxes.find((one) => readReplyToken(wanted, one.address) !== null) ??
    null
  );
}
