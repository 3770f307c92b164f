import type { MiddlewareHandler } from "hono";
import { findTokenActor } from "@/lib/accounts/find-token-actor";
import { type Actor, ensureActs, may } from "@/lib/core/actor";
import { type ApiScope, permissionFor } from "@/lib/core/api-scopes";
import { AppError } from "@/lib/core/errors";
import { requestId } from "@/lib/core/ids";
import { consumeLimit, consumeOften } from "@/lib/stores/rate-limit";
import type { ApiEnv, CallerEnv, Edge } from "./edge";
import { actOnce } from "./idempotency";

/** Generous to a program that works, and narrow for one that runs wild. */
const perCaller = { name: "api-caller", points: 600, seconds: 60 };
/** Of what asks without a name, and of tokens that are tried out. */
const perNetwork = { name: "api-network", points: 300, seconds: 60 };
const safe = ["GET", "HEAD"];

/**
 * What an operation asks for, spread into its route: the scope of a token, and of whoever calls the permission that
 * goes with it. It is the document's `security` as well, so that the two cannot differ.
 */
export function needs(scope: ApiScope) {
  const middleware: MiddlewareHandler<CallerEnv> = async (context, next) => {
    context.set("actor", await caller(context.req.raw, context.var.edge, scope));
    await next();
  };
  const security: Record<string, string[]>[] = [{ token: [scope] }, { session: [] }];
  return { security, middleware };
}

/** The same for what makes something: sent again under the same key, it acts once. */
export function needsOnce(scope: ApiScope) {
  const asked = needs(scope);
  const middleware: [typeof asked.middleware, typeof actOnce] = [asked.middleware, actOnce];
  return { security: asked.security, middleware };
}

/** For everybody, and nobody is asked who he is: what is published. */
export function open() {
  const middleware: MiddlewareHandler<ApiEnv> = async (context, next) => {
    await consumeLimit(perNetwork, context.var.edge.network(context.req.raw.headers));
    await next();
  };
  const security: Record<string, string[]>[] = [];
  return { security, middleware };
}

/** @throws AppError `unauthenticated`, `forbidden` or `rate_limited` */
async function caller(request: Request, edge: Edge, scope: ApiScope): Promise<Actor> {
  const sent = request.headers.get("authorization");
  // Whoever sends a token is whom the token says, whatever cookies a browser adds.
  const actor = sent === null ? await bySession(request, edge) : await byToken(sent, request, edge, scope);
  if (!may(actor, permissionFor[scope])) throw new AppError("forbidden", "error.forbidden");
  const origin = { network: edge.network(request.headers), agent: request.headers.get("user-agent") ?? "" };
  return { ...actor, requestId: requestId(), origin };
}

async function byToken(sent: string, request: Request, edge: Edge, scope: ApiScope): Promise<Actor> {
  const token = /^Bearer ([\w-]{20,100})$/i.exec(sent.trim())?.[1];
  const found = token === undefined ? null : await findTokenActor(token);
  if (!found) {
    await consumeLimit(perNetwork, edge.network(request.headers));
    throw new AppError("unauthenticated", "error.api.badToken");
  }
  await consumeOften(perCaller, `token:${found.tokenId}`);
  if (!found.scopes.includes(scope)) {
    throw new AppError("forbidden", "error.api.scope", { details: { scope } });
  }
  return found.actor;
}

async function bySession(request: Request, edge: Edge): Promise<Actor> {
  if (!safe.includes(request.method)) edge.ensureSameOrigin(request);
  const actor = await edge.sessionActor();
  if (!actor) {
    await consumeLimit(perNetwork, edge.network(request.headers));
    throw new AppError("unauthenticated", "error.api.unauthenticated");
  }
  if (!safe.includes(request.method)) ensureActs(actor);
  await consumeOften(perCaller, `user:${actor.viewedBy?.id ?? actor.id}`);
  return actor;
}
