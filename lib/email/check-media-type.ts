import { fileTypeFromBuffer } from "file-type";

/** Types that a browser shows by itself, and that therefore must be what they say. */
const shown = /^(image|audio|video)\/|^application\/pdf$/;

/**
 * What a file really is, by its first bytes. A sender's word counts only where the bytes say nothing, and never for a
 * type that browsers show.
 * @param claimed as the mail or the upload says, lower-case
 */
export async function checkMediaType(content: Uint8Array, claimed: string): Promise<string> {
  const found = await fileTypeFromBuffer(content);
  if (found) return found.mime;
  return shown.test(claimed) ? "application/octet-stream" : claimed;
}
