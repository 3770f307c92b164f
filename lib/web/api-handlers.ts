import "server-only";
import { createApi } from "@/lib/api/create-api";
import { describeApi } from "@/lib/api/openapi";
import { clientNetwork } from "./client-network";
import { currentActor } from "./current-actor";
import { fileResponse } from "./file-response";
import { ensureSameOrigin } from "./same-origin";

const api = createApi({
  sessionActor: currentActor,
  ensureSameOrigin,
  network: clientNetwork,
  file: fileResponse,
});

/** Every method goes to the API, so that it answers the ones it does not take as well. */
const handle = (request: Request) => api.fetch(request.body ? plain(request) : request);

/**
 * Next hands over a stand-in for the request, which cannot be copied; and what limits a body whose length nobody said
 * copies it.
 */
function plain({ url, method, headers, body, signal }: Request): Request {
  const init = { method, headers, body, signal, duplex: "half" };
  return new Request(url, init);
}

export const GET = handle;
export const HEAD = handle;
export const POST = handle;
export const PUT = handle;
export const PATCH = handle;
export const DELETE = handle;
export const OPTIONS = handle;

/** What the API says of itself, for its page. */
export const apiDocument = () => describeApi(api);
