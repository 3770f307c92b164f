import { checkMediaType } from "@/lib/email/check-media-type";
import { safeFileName } from "@/lib/email/safe-file-name";
import { removeStored, storageKey, storeStream } from "@/lib/stores/storage";
import type { StoredFile } from "./add-message";

/** What tells a type stands at a file's beginning. */
const headSize = 65_536;
const mediaTypeShape = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** Puts a file that is being sent into storage, before the transaction that will name it. Its type is what it is. */
export async function storeUpload(
  claimed: { name: string; mediaType: string },
  chunks: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const key = storageKey("files");
  const head: Uint8Array[] = [];
  let kept = 0;
  async function* watched() {
    for await (const chunk of chunks) {
      // A copy: a view would keep the whole chunk it is cut from.
      if (kept < headSize) head.push(Uint8Array.from(chunk.subarray(0, headSize - kept)));
      kept += chunk.byteLength;
      yield chunk;
    }
  }
  const stored = await storeStream(key, watched());
  const mediaType = mediaTypeShape.test(claimed.mediaType) ? claimed.mediaType : "application/octet-stream";
  return {
    name: safeFileName(claimed.name, "file"),
    mediaType: await checkMediaType(Buffer.concat(head), mediaType),
    ...stored,
    storageKey: key,
    contentId: null,
  };
}

/** Of a form or a mail that became nothing. */
export async function removeUploads(files: StoredFile[]): Promise<void> {
  for (const file of files) await removeStored(file.storageKey);
}
