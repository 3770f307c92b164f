import { resetRequests } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { type AskByMailInput, askByMailInput } from "./inputs";
import { mailResetsJob } from "./jobs";

// Each mail ends the link of the one before: who asks for somebody else's address must not go on for ever.
const asked: Limit = { name: "reset-for", points: 5, seconds: 3600 };

/**
 * Somebody says that he forgot the password of an address. Nobody is looked up here: a colleague's address, a
 * customer's, a deactivated one's and nobody's all write the same row, and the worker finds out whose it is.
 * @throws AppError `rate_limited`, for known and unknown addresses alike
 */
export async function askForReset(actor: Actor, raw: AskByMailInput): Promise<void> {
  const { email: address, locale } = askByMailInput.parse(raw);
  await consumeLimit(asked, address);
  await transact(actor, async (tx, now) => {
    await tx
      .insert(resetRequests)
      .values({ address, locale, askedAt: now })
      .onConflictDoUpdate({ target: resetRequests.address, set: { locale, askedAt: now } });
    afterCommit(tx, () => nudge(mailResetsJob, {}));
  });
}
