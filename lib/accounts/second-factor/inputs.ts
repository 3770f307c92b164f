import { z } from "zod";

const code = z.string().trim().min(1, "error.field.empty").max(40, "error.secondFactor.wrong");

export const codeInput = z.object({ code });
export type CodeInput = z.input<typeof codeInput>;

export const passInput = codeInput.extend({
  /** As a box to tick has it. */
  remember: z.literal("on").optional(),
});
export type PassInput = z.input<typeof passInput>;
