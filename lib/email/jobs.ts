import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Delivers everything in the outbox whose try is due. */
export const deliverMail = defineJob({
  name: "deliver-mail",
  queue: "mail-out",
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
