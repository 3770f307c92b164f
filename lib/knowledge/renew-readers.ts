import type { Tx } from "@/db/client";
import { afterCommit } from "@/lib/events/transact";
import { forget } from "@/lib/stores/remember";

/** Under which readers' pages keep what they show. */
export const readersKey = "knowledge:";

/** What readers see has changed: this process shows it once the change has committed, others some seconds later. */
export function renewReaders(tx: Tx): void {
  afterCommit(tx, async () => forget(readersKey));
}
