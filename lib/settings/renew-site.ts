import type { Tx } from "@/db/client";
import { afterCommit } from "@/lib/events/transact";
import { forget } from "@/lib/stores/remember";

/** Under which pages for everybody keep whose they are: name, address, brand. */
export const siteKey = "site:";

/** It has changed: this process shows it once the change has committed, others some seconds later. */
export function renewSite(tx: Tx): void {
  afterCommit(tx, async () => forget(siteKey));
}
