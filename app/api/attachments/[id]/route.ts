import { AppError } from "@/lib/core/errors";
import { getAttachment } from "@/lib/tickets/get-attachment";
import { fileResponse } from "@/lib/web/file-response";
import { route } from "@/lib/web/route";

export const GET = route("own", async (actor, _request, { id }) => {
  if (!/^\d{1,15}$/.test(id ?? "")) throw new AppError("not_found", "error.notFound");
  return fileResponse(await getAttachment(actor, Number(id)));
});
