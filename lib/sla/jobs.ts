import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

export const sweepClocks = defineJob({
  name: "sweep-clocks",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

export const retargetClocksJob = defineJob({
  name: "retarget-clocks",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
