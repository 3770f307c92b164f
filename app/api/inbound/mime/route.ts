import { acceptSignedMail } from "@/lib/email/accept-signed-mail";
import { clientNetwork } from "@/lib/web/client-network";
import { readBody } from "@/lib/web/read-body";
import { publicRoute } from "@/lib/web/route";

/** 40 MiB of mail in base64, and its envelope. */
const bodyLimit = 56 * 1024 * 1024;

export const POST = publicRoute(async (request) => {
  await acceptSignedMail(request.headers, await readBody(request, bodyLimit), clientNetwork(request.headers));
  return new Response(null, { status: 202 });
});
