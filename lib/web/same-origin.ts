import { AppError } from "@/lib/core/errors";

/**
 * What a form's route asks before it acts with a cookie, as Next does for actions: no other site may send it.
 * A program that is no browser says neither, and has no cookies that somebody else could use.
 * @throws AppError `forbidden`
 */
export function ensureSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  // A page that sends no referrer has the origin "null", and browsers say its site all the same.
  const same = site ? site === "same-origin" : origin === null || URL.parse(origin)?.host === host;
  if (!same) throw new AppError("forbidden", "error.requests.foreign");
}
