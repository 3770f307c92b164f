import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customFields, type FieldOption } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { FieldRow } from "./fields-of";

/** So many of a field, archived ones among them. */
export const mostOptions = 100;

/** @throws AppError `not_found` */
export function findOption({ options }: FieldRow, key: string): FieldOption {
  const option = options.find((one) => one.key === key);
  if (!option) throw new AppError("not_found", "error.notFound");
  return option;
}

/** Puts an option in place of the one that has its key, or behind all others where none has. */
export async function writeOption(tx: Tx, field: FieldRow, option: FieldOption): Promise<void> {
  const { id, options } = field;
  const isThere = options.some(({ key }) => key === option.key);
  await tx
    .update(customFields)
    .set({
      options: isThere ? options.map((one) => (one.key === option.key ? option : one)) : [...options, option],
    })
    .where(eq(customFields.id, id));
}
