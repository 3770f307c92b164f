import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

export const sweepSessionsJob = defineJob({
  name: "sweep-sessions",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Mails a link to whoever forgot the password and is one of us. */
export const mailResetsJob = defineJob({
  name: "mail-resets",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
