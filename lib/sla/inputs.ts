import { z } from "zod";
import { slaMetrics, ticketPriorities } from "@/db/enums";

const year = 366 * 86_400;

const seconds = z.number().int().positive().max(year, "error.settings.minutes");

export const changePolicyInput = z.object({
  policyId: z.number().int().positive(),
  /** The changed ones only; `from` is what the form showed, null where there was none. */
  targets: z
    .array(
      z.object({
        priority: z.enum(ticketPriorities),
        metric: z.enum(slaMetrics),
        from: seconds.nullable(),
        to: seconds,
      }),
    )
    .max(ticketPriorities.length * slaMetrics.length),
  pauseOnHold: z.object({ from: z.boolean(), to: z.boolean() }).optional(),
});
export type ChangePolicyInput = z.input<typeof changePolicyInput>;
