import type { Tx } from "@/db/client";
import { ourMailboxes } from "@/lib/settings/find-mailbox";

/** Whether mail to this address comes to us: nobody has it as his own. Replies to tickets go to addresses below ours. */
export async function isOwnAddress(tx: Tx, address: string): Promise<boolean> {
  const named = [address, address.replace(/\+[^@]*@/, "@")];
  return (await ourMailboxes(tx)).some((one) => named.includes(one.address));
}
