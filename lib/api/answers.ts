import type { RouteConfig, z } from "@hono/zod-openapi";
import { env } from "@/lib/core/env";
import { type ErrorCode, errorStatus } from "@/lib/core/errors";
import { problem } from "./schemas";

type Headers = Exclude<RouteConfig["responses"][string], { $ref: string }>["headers"];

/** What an operation answers when it goes well. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string, headers?: Headers) {
  return { description, content: { "application/json": { schema } }, headers };
}

const meaning: Record<ErrorCode, string> = {
  invalid: "Something in the request is wrong; `errors` says what and where.",
  unauthenticated: "No token and no session, or one that is not valid.",
  forbidden: "It is there, and you may not do this: a scope or a permission is missing.",
  not_found: "It does not exist, or you may not see it: the two look the same.",
  method_not_allowed: "The address takes other methods; `Allow` names them.",
  conflict: "It does not go with what is there already; `theirs` and `yours` show both sides.",
  outdated: "It changed since the version of `If-Match`; `theirs` and `yours` show both versions.",
  too_large: "The body is too large.",
  unsupported_media_type: "The body is in a media type that the operation does not take.",
  rate_limited: "Too many requests; `Retry-After` says when to go on, in seconds.",
  unavailable: "Try again in a moment.",
};

const problemContent = { "application/problem+json": { schema: problem } };

/** The problems that an operation may answer with, for its document. Those that any may answer with come by themselves. */
export function problems(...codes: ErrorCode[]) {
  const all: ErrorCode[] = ["invalid", "rate_limited", ...codes];
  return Object.fromEntries(
    all.map((code) => [
      errorStatus[code],
      {
        description: meaning[code],
        content: problemContent,
        ...(code === "rate_limited" ? { headers: retryAfter } : {}),
      },
    ]),
  );
}

/** Of every operation that asks who calls. */
export const refusals = ["unauthenticated", "forbidden"] as const satisfies ErrorCode[];

export const codes = Object.entries(meaning).map(([code, text]) => ({
  code,
  status: errorStatus[code as ErrorCode],
  text,
}));

const retryAfter = {
  "Retry-After": { description: "Seconds until the next try.", schema: { type: "integer", example: 12 } },
} satisfies Headers;

/** The address of the next page: this request's, with the cursor in it. */
export function nextPage(request: Request, cursor: string | null): string | null {
  if (cursor === null) return null;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `${env().APP_URL}${pathname}?${searchParams}`;
}

/** The same as the header that clients of any API know (RFC 8288). */
export function linkTo(next: string | null): Record<string, string> {
  return next === null ? {} : { link: `<${next}>; rel="next"` };
}

export const linkHeader = {
  Link: { description: 'The next page: `<…>; rel="next"`.', schema: { type: "string" } },
} satisfies Headers;

/** Where people read an article. */
export function articleUrl(locale: string, slug: string): string {
  return `${env().APP_URL}/help/${locale}/${slug}`;
}
