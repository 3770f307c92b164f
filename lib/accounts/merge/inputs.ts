import { z } from "zod";
import { formId } from "../inputs";

export const mergePeopleInput = z.object({
  /** Who is left. */
  personId: formId,
  /** Who turned out to be him. */
  otherId: formId,
  /** The first address of who is left, as it was seen: whoever reads its mail sees the requests of both. */
  fromAddress: z.string().max(400),
});
export type MergePeopleInput = z.input<typeof mergePeopleInput>;

export const takeMergeBackInput = z.object({ mergeId: formId });
export type TakeMergeBackInput = z.input<typeof takeMergeBackInput>;
