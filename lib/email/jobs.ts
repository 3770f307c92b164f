import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Delivers one mail of the outbox. */
export const deliverMail = defineJob({
  name: "deliver-mail",
  queue: "mail-out",
  payload: z.object({ outboxId: z.number().int() }),
  dedupe: ({ outboxId }) => `${outboxId}`,
});

/** Nudges a delivery for each mail whose try is due. */
export const sweepOutbox = defineJob({
  name: "sweep-outbox",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Routes everything that waits in the ledger. */
export const routeMail = defineJob({
  name: "route-mail",
  queue: "mail-in",
  payload: z.object({}),
  dedupe: () => "all",
});
