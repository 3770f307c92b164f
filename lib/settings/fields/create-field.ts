import { customFields } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { allNames, givenNames } from "@/lib/i18n/local-name";
import { fieldEvents } from "../events";
import { ensureNameFree } from "./ensure-name-free";
import { mostFields } from "./fields-of";
import { type CreateFieldInput, createFieldInput } from "./inputs";
import { isSelect } from "./is-select";
import { lockFields } from "./lock-fields";
import { makeKey } from "./make-key";

/**
 * A field behind all others of its owner. Key and type are for good.
 * @returns its id, and whether there is more to say of it: what it offers
 * @throws AppError `forbidden`, or `invalid` (fields en, de for a name that another one has; or for the 51st)
 */
export async function createField(
  actor: Actor,
  raw: CreateFieldInput,
): Promise<{ fieldId: number; isSelect: boolean }> {
  ensureMay(actor, "settings.fields");
  const { owner, type, ...names } = createFieldInput.parse(raw);
  const name = givenNames(names);
  return transact(actor, async (tx, now) => {
    const siblings = (await lockFields(tx)).filter((one) => one.owner === owner);
    if (siblings.length >= mostFields) throw new AppError("invalid", "error.fields.tooMany");
    ensureNameFree(name, siblings);
    const [row] = await tx
      .insert(customFields)
      .values({
        owner,
        type,
        name,
        key: makeKey(
          names.en || names.de,
          siblings.map((one) => one.key),
        ),
        options: [],
        position: Math.max(0, ...siblings.map((one) => one.position)) + 1,
        createdAt: now,
      })
      .returning({ id: customFields.id });
    if (!row) throw new Error("the field was not written");
    await recordEvent(tx, actor, {
      name: fieldEvents.created,
      at: now,
      subject: { kind: "field", id: row.id },
      payload: {
        changes: [
          { field: "fieldOwner", from: null, to: owner },
          { field: "name", from: null, to: allNames(name) },
          { field: "fieldType", from: null, to: type },
        ],
      },
    });
    return { fieldId: row.id, isSelect: isSelect(type) };
  });
}
