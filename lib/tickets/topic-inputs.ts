import { z } from "zod";
import { ticketPriorities } from "@/db/enums";
import { isNamed, nameIn, unnamed } from "@/lib/settings/inputs";
import { chosenId } from "./inputs";

const topicId = z.coerce.number().int().positive();
/** What its user saw: a later version is a conflict. */
const seenVersion = z.coerce.number().int().positive();

/** As the form has it: nothing chosen is an empty text. */
const fields = z.object({
  ...nameIn,
  teamId: chosenId,
  priority: z.preprocess(
    (value) => value || null,
    z.enum(ticketPriorities, "error.field.invalid").nullable(),
  ),
});

export const createTopicInput = fields.refine(isNamed, unnamed);
export type CreateTopicInput = z.input<typeof createTopicInput>;

export const changeTopicInput = fields.extend({ topicId, seenVersion }).refine(isNamed, unnamed);
export type ChangeTopicInput = z.input<typeof changeTopicInput>;

export const moveTopicInput = z.object({ topicId, to: z.enum(["up", "down"]) });
export type MoveTopicInput = z.input<typeof moveTopicInput>;

export const removeTopicInput = z.object({ topicId });
export type RemoveTopicInput = z.input<typeof removeTopicInput>;
