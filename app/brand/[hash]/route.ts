import { AppError } from "@/lib/core/errors";
import { findBrand } from "@/lib/settings/find-brand";
import { fileResponse } from "@/lib/web/file-response";
import { publicRoute } from "@/lib/web/route";

/** The workspace's logo stands on pages for everybody. Its address is its content: whoever has it may keep it. */
export const GET = publicRoute(async (_request, { hash }) => {
  const { logo } = await findBrand();
  if (!logo || logo.sha256 !== hash) throw new AppError("not_found", "error.notFound");
  const cache = "public, max-age=31536000, immutable";
  return fileResponse({ name: "logo", mediaType: logo.type, storageKey: logo.key, cache });
});
