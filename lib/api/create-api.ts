import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "@/lib/core/errors";
import type { ApiEnv, Edge } from "./edge";
import { unfit } from "./invalid-request";
import { describeApi } from "./openapi";
import { problemResponse } from "./problem";
import { createAttachment } from "./routes/create-attachment";
import { createMessage } from "./routes/create-message";
import { createPerson } from "./routes/create-person";
import { createTicket } from "./routes/create-ticket";
import { listArticles } from "./routes/list-articles";
import { listMessages } from "./routes/list-messages";
import { listPeople } from "./routes/list-people";
import { listTickets } from "./routes/list-tickets";
import { readArticle } from "./routes/read-article";
import { readAttachment } from "./routes/read-attachment";
import { readMessage } from "./routes/read-message";
import { readPerson } from "./routes/read-person";
import { readTicket } from "./routes/read-ticket";
import { searchForArticles } from "./routes/search-articles";
import { updatePerson } from "./routes/update-person";
import { updateTicket } from "./routes/update-ticket";

const apiBase = "/api/v1";
const files = `${apiBase}/attachments`;
const parts = {
  json: "body",
  form: "body",
  query: "query",
  param: "path",
  header: "header",
  cookie: "header",
} as const;
/** A message of 200,000 characters, however they are written. */
const longestBody = 2_000_000;

/** The API as one application: `(request) => response`. It knows no page; what the web process knows comes with `edge`. */
export function createApi(edge: Edge) {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw unfit(parts[result.target], result.error);
    },
  }).basePath(apiBase);
  api.use(async (context, next) => {
    context.set("edge", edge);
    await next();
    context.res.headers.set("cache-control", "no-store");
    context.res.headers.set("x-content-type-options", "nosniff");
  });
  const bounded = bodyLimit({ maxSize: longestBody, onError: tooLarge });
  // Files have a limit of their own, held to while they come in.
  api.use((context, next) => (context.req.path === files ? next() : bounded(context, next)));
  api
    .openapiRoutes([listTickets, createTicket, readTicket, updateTicket])
    .openapiRoutes([listMessages, createMessage, readMessage, createAttachment, readAttachment])
    .openapiRoutes([listPeople, createPerson, readPerson, updatePerson])
    .openapiRoutes([listArticles, searchForArticles, readArticle]);
  api.get("/openapi.json", (context) => context.json(describeApi(api)));
  api.notFound((context) =>
    problemResponse(nothingAt(context.req.method, context.req.path), context.req.raw),
  );
  api.onError((error, context) => problemResponse(error, context.req.raw));

  /** Other methods of an address that is there, or nothing at all. */
  function nothingAt(method: string, path: string): AppError {
    const allowed = api.routes
      .filter((one) => one.method !== "ALL" && one.method !== method && isAt(one.path, path))
      .map((one) => one.method);
    if (allowed.length === 0) return new AppError("not_found", "error.api.nothingHere");
    const names = [...new Set(allowed)].sort().join(", ");
    return new AppError("method_not_allowed", "error.api.method", { details: { allowed: names } });
  }
  return api;
}

function isAt(route: string, path: string): boolean {
  const parts = route.split("/");
  const asked = path.split("/");
  return (
    parts.length === asked.length && parts.every((part, at) => part.startsWith(":") || part === asked[at])
  );
}

function tooLarge(): never {
  throw new AppError("too_large", "error.tooLarge");
}
