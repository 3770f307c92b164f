import { db } from "@/db/client";
import { mailboxes, signInProviders } from "@/db/schema";
import { isSealedHere } from "@/lib/core/crypto";
import { type Finding, fault, ok, reasonOf } from "./finding";

const part = "dataKey";

/** Whether what the database holds encrypted was encrypted with this installation's DATA_KEY. */
export async function examineSecrets(): Promise<Finding[]> {
  try {
    const ofMailboxes = db().select({ sealed: mailboxes.inboundSecret }).from(mailboxes);
    const ofProviders = db().select({ sealed: signInProviders.clientSecret }).from(signInProviders);
    const all = (await Promise.all([ofMailboxes, ofProviders])).flat();
    const foreign = all.filter(({ sealed }) => !isSealedHere(sealed));
    if (foreign.length === 0) return [ok(part, "secretsOpen", { count: all.length })];
    return [fault(part, "secretsSealed", "restoreKey", { count: foreign.length })];
  } catch (error) {
    return [fault(part, "failed", "seeDatabase", { reason: reasonOf(error) })];
  }
}
