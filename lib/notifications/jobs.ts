import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Mails what people are to be told of and has waited its minute. */
export const mailNotices = defineJob({
  name: "mail-notices",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
