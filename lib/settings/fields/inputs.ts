import { z } from "zod";
import { fieldOwners, fieldTypes } from "@/db/enums";
import { isNamed, nameIn, unnamed } from "../inputs";

const fieldId = z.coerce.number().int().positive();
const optionKey = z.string().max(40);
const named = z.object(nameIn);
/** The names that its user saw: others now are a conflict. */
const seen = z.string().max(200).default("");
const renamed = named.extend({ fromEn: seen, fromDe: seen });

export const createFieldInput = named
  .extend({
    owner: z.enum(fieldOwners, "error.field.invalid"),
    type: z.enum(fieldTypes, "error.field.invalid"),
  })
  .refine(isNamed, unnamed);
export type CreateFieldInput = z.input<typeof createFieldInput>;

export const renameFieldInput = renamed.extend({ fieldId }).refine(isNamed, unnamed);
export type RenameFieldInput = z.input<typeof renameFieldInput>;

export const moveFieldInput = z.object({ fieldId, to: z.enum(["up", "down"]) });
export type MoveFieldInput = z.input<typeof moveFieldInput>;

export const fieldInput = z.object({ fieldId });
export type FieldInput = z.input<typeof fieldInput>;

export const addOptionInput = named.extend({ fieldId }).refine(isNamed, unnamed);
export type AddOptionInput = z.input<typeof addOptionInput>;

export const renameOptionInput = renamed.extend({ fieldId, optionKey }).refine(isNamed, unnamed);
export type RenameOptionInput = z.input<typeof renameOptionInput>;

export const optionInput = z.object({ fieldId, optionKey });
export type OptionInput = z.input<typeof optionInput>;
