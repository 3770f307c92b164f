import { z } from "zod";
import { defineJob } from "@/lib/jobs/define-job";
import { lanes } from "./registry";

export const drainEvents = defineJob({
  name: "drain-events",
  queue: "clock",
  payload: z.object({ lane: z.enum(lanes) }),
  dedupe: ({ lane }) => lane,
});
