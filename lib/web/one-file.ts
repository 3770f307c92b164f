import { fieldError } from "@/lib/core/errors";

/** The file of a form that takes one. @throws AppError `invalid` (field files) for none, or more */
export function oneFile<File>([file, ...others]: File[]): File {
  if (file === undefined || others.length > 0) throw fieldError("files", "error.image.oneFile");
  return file;
}
