import type { Actor } from "@/lib/core/actor";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type RenameOptionInput, renameOptionInput } from "./inputs";
import { newName } from "./new-name";
import { findOption, writeOption } from "./write-option";

/**
 * Calls an option otherwise, wherever it was chosen.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields en, de), or `conflict` with another name than was seen
 */
export async function renameOption(actor: Actor, raw: RenameOptionInput): Promise<void> {
  const { fieldId, optionKey, ...typed } = renameOptionInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.optionRenamed, async (tx, field) => {
    const option = findOption(field, optionKey);
    const others = field.options.filter((one) => one !== option);
    const renamed = newName(option, typed, others);
    if (!renamed) return null;
    const { name, from, to } = renamed;
    await writeOption(tx, field, { ...option, name });
    return [{ field: "option", from, to }];
  });
}
