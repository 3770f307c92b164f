import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Deliveries side by side: a mail server that keeps one of them waiting leaves the others free. */
export const deliverySlots = 8;

/** Delivers what waits in the outbox, one mail after the other, whichever slot was nudged for it. */
export const deliverMail = defineJob({
  name: "deliver-mail",
  queue: "mail-out",
  payload: z.object({ slot: z.number().int() }),
  dedupe: ({ slot }) => `${slot}`,
});

/** Nudges as many deliveries as there are mails whose try is due. */
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
