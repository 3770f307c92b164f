import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { allNames, givenNames } from "@/lib/i18n/local-name";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { ensureNameFree } from "./ensure-name-free";
import { type AddOptionInput, addOptionInput } from "./inputs";
import { isSelect } from "./is-select";
import { makeKey } from "./make-key";
import { mostOptions, writeOption } from "./write-option";

/**
 * Something more to choose, behind what there is.
 * @throws AppError `forbidden`, `not_found` for a field that offers nothing, or `invalid` (fields en, de; or for the 101st)
 */
export async function addOption(actor: Actor, raw: AddOptionInput): Promise<void> {
  const { fieldId, ...names } = addOptionInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.optionAdded, async (tx, field) => {
    if (!isSelect(field.type)) throw new AppError("not_found", "error.notFound");
    if (field.options.length >= mostOptions) throw new AppError("invalid", "error.fields.tooManyOptions");
    const name = givenNames(names);
    ensureNameFree(name, field.options);
    const taken = field.options.map(({ key }) => key);
    await writeOption(tx, field, { key: makeKey(names.en || names.de, taken), name, archived: false });
    return [{ field: "option", from: null, to: allNames(name) }];
  });
}
