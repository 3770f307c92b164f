import { uploads } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { uploadLimits } from "./policy";
import { removeUploads, storeUpload } from "./store-upload";
import type { UploadView } from "./view-types";

/** What one person can leave lying here: 300 files of 20 MB are more than anybody's messages carry in an hour. */
const perPerson = { name: "uploads", points: 300, seconds: 3600 };

/**
 * Keeps a file that is sent ahead of its message: into storage as it comes in, one chunk in memory.
 * @throws AppError `forbidden`, `too_large`, or `rate_limited`
 */
export async function keepUpload(
  actor: Actor,
  claimed: { name: string; mediaType: string },
  chunks: AsyncIterable<Uint8Array>,
): Promise<UploadView> {
  ensureMay(actor, "tickets.note");
  await consumeLimit(perPerson, String(actor.id));
  const { contentId: _none, ...file } = await storeUpload(claimed, bounded(chunks));
  try {
    const id = await transact(actor, async (tx, now) => {
      const [row] = await tx
        .insert(uploads)
        .values({ ...file, userId: actor.id, createdAt: now })
        .returning({ id: uploads.id });
      return row?.id;
    });
    if (id === undefined) throw new Error("the upload was not written");
    return { id, name: file.name, mediaType: file.mediaType, size: file.size };
  } catch (error) {
    await removeUploads([{ ...file, contentId: null }]);
    throw error;
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > uploadLimits.fileSize) throw new AppError("too_large", "error.requests.fileTooLarge");
    yield chunk;
  }
}
