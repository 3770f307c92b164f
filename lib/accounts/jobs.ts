import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

export const sweepSessionsJob = defineJob({
  name: "sweep-sessions",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
