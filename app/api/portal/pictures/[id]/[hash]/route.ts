import { findPicture } from "@/lib/accounts/find-picture";
import { AppError } from "@/lib/core/errors";
import { fileResponse } from "@/lib/web/file-response";
import { route } from "@/lib/web/route";

/** Its address changes with it: who may see it keeps it. */
export const GET = route("own", async (actor, _request, { id = "", hash = "" }) => {
  if (!/^\d{1,15}$/.test(id)) throw new AppError("not_found", "error.notFound");
  const { type, key } = await findPicture(actor, { userId: Number(id), hash });
  const cache = "private, max-age=31536000, immutable";
  return fileResponse({ name: "picture", mediaType: type, storageKey: key, cache });
});
