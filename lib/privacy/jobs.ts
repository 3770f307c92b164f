import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";

/** Goes on with every export and erasure that is open. */
export const privacyJob = defineJob({
  name: "work-privacy",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Deletes exports that were there long enough. */
export const sweepExportsJob = defineJob({
  name: "sweep-exports",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});

/** Deletes what a rule says is too old. */
export const retentionJob = defineJob({
  name: "keep-by-age",
  queue: "clock",
  payload: z.object({}),
  dedupe: () => "all",
});
