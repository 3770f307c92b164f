import { AppError } from "@/lib/core/errors";
import { findQuarantined } from "@/lib/email/list-quarantine";
import { fileResponse } from "@/lib/web/file-response";
import { route } from "@/lib/web/route";

/** The raw source of a quarantined mail, always as a download. */
export const GET = route("settings.mail", async (actor, _request, { id }) => {
  if (!/^\d{1,15}$/.test(id ?? "")) throw new AppError("not_found", "error.notFound");
  const { storageKey } = await findQuarantined(actor, Number(id));
  return fileResponse({ name: `mail-${id}.eml`, mediaType: "message/rfc822", storageKey });
});
