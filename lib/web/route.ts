import "server-only";
import { after } from "next/server";
import { type Actor, ensureActs, may } from "@/lib/core/actor";
import { AppError, errorStatus, isAppError } from "@/lib/core/errors";
import type { Permission } from "@/lib/core/permissions";
import { reportError } from "@/lib/core/report-error";
import { currentActor } from "./current-actor";

type Context = { params: Promise<Record<string, string>> };

/** A route for a signed-in person: `GET = route("tickets.work", async (actor, request, params) => …)`. */
export function route(
  permission: Permission | "own",
  handle: (actor: Actor, request: Request, params: Record<string, string>) => Promise<Response>,
) {
  return async (request: Request, context: Context): Promise<Response> =>
    answer(async () => {
      const actor = await currentActor();
      if (!actor) throw new AppError("unauthenticated", "error.unauthenticated");
      if (request.method !== "GET" && request.method !== "HEAD") ensureActs(actor);
      if (permission !== "own" && !may(actor, permission)) throw new AppError("forbidden", "error.forbidden");
      return handle(actor, request, await context.params);
    });
}

/** A route without a session: it authenticates by other means (a signature), or shows nothing private. */
export function publicRoute(handle: (request: Request, params: Record<string, string>) => Promise<Response>) {
  return (request: Request, context: Context): Promise<Response> =>
    answer(async () => handle(request, await context.params));
}

/** Problem details (RFC 9457): a code for programs, an id that is in the log for what was not expected. */
async function answer(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (isAppError(error)) return problem(errorStatus[error.code], error.code, error.options.details);
    return problem(500, "unexpected", { id: reportError("route failed", error) });
  }
}

/**
 * What nobody waits for: how long it takes, and whether it did anything, is not to be told from the answer. An expected
 * failure, such as too many tries, is one of the ways in which it did nothing.
 */
export function onceAnswered(run: () => Promise<void>): void {
  after(() =>
    run().catch((error) => {
      if (!isAppError(error)) reportError("route failed", error);
    }),
  );
}

function problem(status: number, code: string, details: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", status, title: code, ...details }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
