import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

export const sweepRequestsJob = defineJob({
  name: "sweep-api-requests",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
