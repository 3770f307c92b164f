import { asCustomer } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { getAttachment } from "@/lib/tickets/get-attachment";
import { fileResponse } from "@/lib/web/file-response";
import { requestRoute } from "@/lib/web/request-actor";
import { publicRoute } from "@/lib/web/route";

export const GET = publicRoute(async (_request, { number, id }) => {
  const { actor } = await requestRoute(number);
  if (!/^\d{1,15}$/.test(id ?? "")) throw new AppError("not_found", "error.notFound");
  return fileResponse(await getAttachment(asCustomer(actor), Number(id)));
});
