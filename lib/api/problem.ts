import { HTTPException } from "hono/http-exception";
import { env } from "@/lib/core/env";
import { AppError, type ErrorCode, errorStatus, isAppError } from "@/lib/core/errors";
import { reportError } from "@/lib/core/report-error";
import type { Words } from "@/lib/i18n/words";
import { InvalidRequest, isZodError, type Place, unfit } from "./invalid-request";
import { wordsFor } from "./words";

/** Problem details (RFC 9457): a code for programs, words for people, and where in the request something is wrong. */
type Problem = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode | "unexpected";
  detail: string;
  errors?: { in: string; pointer: string; detail: string }[];
  /** What stands there now, and what was sent. */
  theirs?: string | number | null;
  yours?: string | number | null;
  /** Stands in our log beside what happened. */
  id?: string;
};

/** The API's converter of errors: no text of an exception ever leaves. */
export async function problemResponse(error: unknown, request: Request): Promise<Response> {
  const words = await wordsFor(request);
  const part = request.method === "GET" ? "query" : "body";
  const known = expected(error, part);
  if (!isAppError(known)) return unexpected(known, words);
  const { details = {}, fields = {} } = known.options;
  const places: Place[] =
    known instanceof InvalidRequest
      ? known.places
      : Object.entries(fields).map(([field, key]) => ({ in: part, path: field.split("."), key, details }));
  const { theirs, yours } = details;
  const detail = known.code === "rate_limited" ? "error.api.rateLimited" : known.messageKey;
  return respond(
    {
      ...heading(known.code, words),
      status: errorStatus[known.code],
      detail: words(detail, details),
      ...(places.length > 0
        ? {
            errors: places.map((one) => ({
              in: one.in,
              pointer: pointerTo(one.path),
              detail: words(one.key, one.details),
            })),
          }
        : {}),
      ...(theirs !== undefined && yours !== undefined ? { theirs, yours } : {}),
    },
    headersOf(known),
  );
}

function unexpected(error: unknown, words: Words): Response {
  const id = reportError("api failed", error);
  const detail = words("error.unexpected", { id });
  return respond({ ...heading("unexpected", words), status: 500, detail, id }, {});
}

function heading(code: Problem["code"], words: Words): Pick<Problem, "type" | "title" | "code"> {
  return {
    type: `${env().APP_URL}/api/docs#${code}`,
    title: words(`error.api.titles.${code}`),
    code,
  };
}

function headersOf(error: AppError): Record<string, string> {
  const { details = {} } = error.options;
  if (error.code === "rate_limited") return { "retry-after": String(details.seconds ?? 60) };
  if (error.code === "method_not_allowed") return { allow: String(details.allowed) };
  if (error.code !== "unauthenticated") return {};
  const bad = error.messageKey === "error.api.badToken";
  return { "www-authenticate": bad ? 'Bearer realm="api", error="invalid_token"' : 'Bearer realm="api"' };
}

/** What Hono finds wrong before any of ours is asked, and a verb's own schema after it, as errors of ours. */
function expected(error: unknown, part: "query" | "body"): unknown {
  if (isZodError(error)) return unfit(part, error);
  if (!(error instanceof HTTPException)) return error;
  if (error.status === 400) return new AppError("invalid", "error.api.json");
  if (error.status === 413) return new AppError("too_large", "error.tooLarge");
  if (error.status === 415) return new AppError("unsupported_media_type", "error.api.mediaType");
  return error;
}

/** JSON Pointer (RFC 6901) as a fragment, as RFC 9457 writes it. */
function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

function respond(problem: Problem, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}
