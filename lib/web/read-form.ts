import { AppError, fieldError } from "@/lib/core/errors";
import type { StoredFile } from "@/lib/tickets/add-message";
import { removeUploads, storeUpload } from "@/lib/tickets/store-upload";
import { uploadLimits } from "@/lib/tickets/upload-limits";
import { multipartParts, type Part } from "./multipart";

/** A form as it came: what was typed, the files in storage, and what was wrong with them. */
export type ReceivedForm = { fields: Record<string, string>; files: StoredFile[]; problem: AppError | null };

const longestField = 256 * 1024;
const mostParts = 40;

/**
 * Reads a form of fields and files, in bounded memory: files go to storage as they come in. A file that is too large or
 * one too many is passed over to the form's end, so that the answer reaches its sender and stands at its field: who
 * hangs up on a browser in the middle of its sending leaves it with an error page of its own.
 */
export async function readForm(request: Request): Promise<ReceivedForm> {
  const form: ReceivedForm = { fields: {}, files: [], problem: null };
  try {
    if (Number(request.headers.get("content-length") ?? 0) > uploadLimits.total * 1.1) throw tooMuch();
    let parts = 0;
    const body = bounded(request.body ?? [], uploadLimits.total * 1.1);
    for await (const part of multipartParts(body, request.headers.get("content-type"))) {
      if (++parts > mostParts) throw new AppError("invalid", "error.requests.broken");
      if (part.fileName === null) form.fields[part.name] = await readField(part);
      else if (part.fileName !== "" && !form.problem) await readFile(form, part, part.fileName);
    }
  } catch (error) {
    if (!(error instanceof AppError)) {
      await removeUploads(form.files);
      throw error;
    }
    form.problem = error;
  }
  return form;
}

async function readField(part: Part): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(part.content, longestField)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function readFile(form: ReceivedForm, part: Part, name: string): Promise<void> {
  if (form.files.length === uploadLimits.files) {
    form.problem = fieldError("files", "error.requests.tooManyFiles");
    return;
  }
  let tooLarge = false;
  async function* upToLimit() {
    let size = 0;
    for await (const chunk of part.content) {
      size += chunk.byteLength;
      tooLarge ||= size > uploadLimits.fileSize;
      // What follows is read and thrown away.
      if (!tooLarge) yield chunk;
    }
    if (tooLarge) throw tooLargeFor("error.requests.fileTooLarge");
  }
  try {
    form.files.push(await storeUpload({ name, mediaType: part.mediaType }, upToLimit()));
  } catch (error) {
    if (!tooLarge || !(error instanceof AppError)) throw error;
    form.problem = error;
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array> | [], limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limit) throw tooMuch();
    yield chunk;
  }
}

function tooMuch(): AppError {
  return tooLargeFor("error.requests.uploadTooLarge");
}

function tooLargeFor(key: string): AppError {
  return new AppError("too_large", key, { fields: { files: key } });
}
