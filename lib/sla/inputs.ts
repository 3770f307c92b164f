import { z } from "zod";
import { slaMetrics, ticketPriorities } from "@/db/enums";

const year = 366 * 86_400;

/** What is left of a target when its deadline is near, in percent; 0: it never is. */
const percent = z.number().int().min(0).max(90);

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
  /** When deadlines of a priority are near: the changed ones only. */
  warnings: z
    .array(z.object({ priority: z.enum(ticketPriorities), from: percent, to: percent }))
    .max(ticketPriorities.length)
    .optional(),
  pauseOnHold: z.object({ from: z.boolean(), to: z.boolean() }).optional(),
});
export type ChangePolicyInput = z.input<typeof changePolicyInput>;
