import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { AppError, fieldError, isAppError } from "@/lib/core/errors";
import type { StoredFile } from "@/lib/tickets/add-message";
import { uploadLimits } from "@/lib/tickets/policy";
import { removeUploads, storeUpload } from "@/lib/tickets/store-upload";

/** A form as it came: what was typed, the files in storage, and what was wrong with them. */
export type ReceivedForm = { fields: Record<string, string>; files: StoredFile[]; problem: AppError | null };

/** Beyond the parser's own: what a form of ours never has. */
const limits = {
  files: uploadLimits.files,
  fileSize: uploadLimits.fileSize,
  fieldSize: 256 * 1024,
  parts: 40,
  headerSize: 8192,
};
const longestBody = uploadLimits.total * 1.1;

/**
 * Reads a form of fields and files, in bounded memory: files go to storage as they come in. A file that is too large or
 * one too many is passed over to the form's end, so that the answer reaches its sender and stands at its field: who
 * hangs up on a browser in the middle of its sending leaves it with an error page of its own.
 */
export async function readForm(request: Request): Promise<ReceivedForm> {
  const form: ReceivedForm = { fields: {}, files: [], problem: null };
  try {
    if (Number(request.headers.get("content-length") ?? 0) > longestBody) throw tooMuch();
    await readParts(request, form);
  } catch (error) {
    if (!isAppError(error)) {
      await removeUploads(form.files);
      throw error;
    }
    form.problem = error;
  }
  return form;
}

/** @throws AppError `invalid` for what is no form, or one that ends too early; whatever storing a file throws */
async function readParts(request: Request, form: ReceivedForm): Promise<void> {
  const parser = parserFor(request);
  const contents: BusboyFileStream[] = [];
  const storing: Promise<StoredFile | null>[] = [];
  let failure: unknown = null;
  const refuse = (problem: AppError) => {
    form.problem ??= problem;
    return null;
  };
  parser.on("field", (name, value, _nameIsCut, isCut) => {
    if (isCut) refuse(tooMuch());
    else form.fields[name] = value;
  });
  parser.on("file", (_name, content, name, _encoding, mediaType) => {
    // A form that ends too early fails its parser and the file that was coming in, whether that is read yet or not.
    content.on("error", () => {});
    contents.push(content);
    // Browsers send a file without a name where none was chosen.
    if (!name || form.problem) return void content.resume();
    const stored = storeUpload({ name: unescaped(name), mediaType }, whole(content)).catch(
      (error: unknown) => {
        if (isAppError(error)) return refuse(error);
        failure ??= error;
        parser.destroy();
        return null;
      },
    );
    storing.push(stored);
  });
  parser.on("filesLimit", () => refuse(fieldError("files", "error.requests.tooManyFiles")));
  parser.on("partsLimit", () => refuse(broken()));
  try {
    await pipeline(bounded(request.body ?? [], longestBody), parser);
  } catch (error) {
    // What the parser says of a form, and of who hangs up in the middle of one, is nothing to log.
    failure ??= isAppError(error) ? error : broken();
    for (const content of contents) content.destroy(broken());
  }
  form.files.push(...(await Promise.all(storing)).filter((file) => file !== null));
  if (failure) throw failure;
}

function parserFor(request: Request): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": request.headers.get("content-type") ?? "" }, limits });
  } catch {
    throw broken();
  }
}

/** A file that is longer than a file may be is cut by the parser, which passes over the rest. */
async function* whole(file: BusboyFileStream): AsyncGenerator<Uint8Array> {
  yield* file.iterator({ destroyOnReturn: false });
  if (file.truncated) throw tooLargeFor("error.requests.fileTooLarge");
}

/** Browsers escape what would break the line, and nothing else (HTML, "multipart/form-data encoding algorithm"). */
function unescaped(name: string): string {
  return name.replace(/%(22|0D|0A)/gi, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
}

async function* bounded(chunks: AsyncIterable<Uint8Array> | [], limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limit) throw tooMuch();
    yield chunk;
  }
}

function broken(): AppError {
  return new AppError("invalid", "error.requests.broken");
}

function tooMuch(): AppError {
  return tooLargeFor("error.requests.uploadTooLarge");
}

function tooLargeFor(key: string): AppError {
  return new AppError("too_large", key, { fields: { files: key } });
}
