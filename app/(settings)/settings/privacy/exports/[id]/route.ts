import { AppError } from "@/lib/core/errors";
import { openExport } from "@/lib/privacy/open-export";
import { fileResponse } from "@/lib/web/file-response";
import { route } from "@/lib/web/route";

/** An export's file, always as a download; nobody keeps a copy on the way. */
export const GET = route("settings.privacy", async (actor, _request, { id }) => {
  if (!/^\d{1,15}$/.test(id ?? "")) throw new AppError("not_found", "error.notFound");
  return fileResponse({ ...(await openExport(actor, { exportId: id })), cache: "private, no-store" });
});
