import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { fieldOwners } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { customFields } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { DefinedField } from "../view-types";
import { mostFields } from "./fields-of";

const columns = {
  id: customFields.id,
  owner: customFields.owner,
  key: customFields.key,
  name: customFields.name,
  type: customFields.type,
  options: customFields.options,
  archivedAt: customFields.archivedAt,
};

/**
 * Every field of every owner in order, archived ones too.
 * @throws AppError `forbidden`
 */
export async function listFields(actor: Actor): Promise<DefinedField[]> {
  ensureMay(actor, "settings.fields");
  const rows = await db()
    .select(columns)
    .from(customFields)
    .orderBy(asc(customFields.owner), asc(customFields.position))
    .limit(literalLimit(mostFields * fieldOwners.length));
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }));
}

/** @throws AppError `forbidden` or `not_found` */
export async function getField(actor: Actor, fieldId: number): Promise<DefinedField> {
  ensureMay(actor, "settings.fields");
  const [row] = await db().select(columns).from(customFields).where(eq(customFields.id, fieldId));
  if (!row) throw new AppError("not_found", "error.notFound");
  const { archivedAt, ...field } = row;
  return { ...field, archived: archivedAt !== null };
}
