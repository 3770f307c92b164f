import type { IncomingMessage } from "node:http";

/** As much as Next takes for a server action. */
const most = 1024 * 1024;
/** Whose routes count what comes in themselves: mails, the API's bodies, and forms whose files go straight to storage. */
const counted = [
  /^\/api\/inbound\//,
  /^\/api\/v1\//,
  /^\/requests\/(new\/send|\d+\/answer)$/,
  /^\/settings\/brand\/logo$/,
];

/**
 * What is wrong with a request's body as it is announced: libraries behind the door read a body whole before anybody has
 * said who asks. `path` without what is asked in it, and without dots. RFC 9110, 15.5.12 and 15.5.14.
 */
export function bodyFault(
  request: IncomingMessage,
  path: string,
): { status: 411 | 413; sentence: string } | null {
  if (counted.some((pattern) => pattern.test(path))) return null;
  if (Number(request.headers["content-length"] ?? 0) > most)
    return { status: 413, sentence: "The body is larger than 1 MB, the most that this address takes." };
  if (request.headers["transfer-encoding"])
    return { status: 411, sentence: "This address takes a body only with its length: send Content-Length." };
  return null;
}
