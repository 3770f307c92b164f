import "server-only";
import { cookies } from "next/headers";
import { type KeptForm, keptFormCookie, readKeptForm } from "./kept-form";

const nothing: KeptForm = { values: {}, fields: {}, message: "" };

/**
 * What a form's page shows of the try before, where its address says that there was one.
 * @returns `problem` only where no field is wrong
 */
export async function keptFormOf(again: string | undefined) {
  const kept = again ? readKeptForm((await cookies()).get(keptFormCookie)?.value) : null;
  const { values, fields, message } = kept ?? nothing;
  return { values, fields, problem: Object.keys(fields).length === 0 && message ? message : null };
}
