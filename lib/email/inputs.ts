import { z } from "zod";

export const ledgerInput = z.object({ ledgerId: z.number().int().positive() });
export type LedgerInput = z.input<typeof ledgerInput>;

export const listQuarantineInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListQuarantineInput = z.input<typeof listQuarantineInput>;
