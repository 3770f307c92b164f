import { z } from "zod";
import { formId } from "@/lib/accounts/inputs";

// Also as forms have them.

export const followInput = z.object({ ticketId: formId });
export type FollowInput = z.input<typeof followInput>;

export const followerInput = z.object({
  ticketId: formId,
  // Nobody was chosen: the verb says whom to choose.
  userId: z.union([formId, z.literal("").transform(() => 0)], "error.field.invalid"),
});
export type FollowerInput = z.input<typeof followerInput>;
