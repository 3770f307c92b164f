import type { Actor } from "@/lib/core/actor";
import { allNames } from "@/lib/i18n/local-name";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type OptionInput, optionInput } from "./inputs";
import { findOption, writeOption } from "./write-option";

/**
 * Offers an option no more. Whoever has it keeps it; nothing is ever deleted that a value may name.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function archiveOption(actor: Actor, raw: OptionInput): Promise<void> {
  const { fieldId, optionKey } = optionInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.optionArchived, async (tx, field) => {
    const option = findOption(field, optionKey);
    if (option.archived) return null;
    await writeOption(tx, field, { ...option, archived: true });
    return [{ field: "option", from: allNames(option.name), to: null }];
  });
}
