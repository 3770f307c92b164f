import { z } from "@hono/zod-openapi";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { MiddlewareHandler } from "hono";
import { db } from "@/db/client";
import { apiRequests } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { hashToken, randomToken } from "@/lib/core/ids";
import type { CallerEnv } from "./edge";

/** A request that runs no longer than this is still running; after it, its process has died. */
const longestRun = "60 seconds";
const keptHeaders = ["etag", "location"];
const answerShape = z.object({ body: z.unknown(), headers: z.record(z.string(), z.string()) });

export type OnceEnv = { Variables: CallerEnv["Variables"] & { onceKey: string } };

/** The header that names a request, for the document; its value is read by `actOnce`. */
export const idempotencyKey = z.object({
  "idempotency-key": z.string().max(200).optional().openapi({
    description: "Made by you, once for each thing to be done. Sent again within a day, it acts once.",
    example: "5f0c1d9e-8a53-4c2f-9d0e-2f6a0b3f8f11",
  }),
});

/**
 * A request with a key acts once: sent again it gets the answer of the first time. The row here keeps that answer; that
 * the verb acts once, even when a process dies in between, is the verb's own doing, by the `onceKey` it is given.
 */
export const actOnce: MiddlewareHandler<OnceEnv> = async (context, next) => {
  const sent = context.req.header("idempotency-key");
  if (sent === undefined) {
    context.set("onceKey", randomToken());
    return next();
  }
  if (!/^[\x21-\x7e]{8,200}$/.test(sent)) throw new AppError("invalid", "error.api.key");
  const { id: userId } = context.var.actor;
  const keyHash = hashToken(sent);
  const asked = [context.req.method, context.req.path, await context.req.text()].join("\n");
  const earlier = await claim(userId, keyHash, hashToken(asked));
  if (earlier) return earlier;
  context.set("onceKey", `api:${keyHash}`);
  const own = and(eq(apiRequests.userId, userId), eq(apiRequests.keyHash, keyHash));
  await next();
  const { res } = context;
  // What was refused may be asked again, mended or not.
  if (!res.ok) await db().delete(apiRequests).where(own);
  else
    await db()
      .update(apiRequests)
      .set(await answerOf(res))
      .where(own);
};

/**
 * Takes the key for this run: null, and the request is ours to do.
 * @returns the answer that was given the first time
 * @throws AppError `conflict` for a key of another request, or of one that still runs
 */
async function claim(userId: number, keyHash: string, fingerprint: string): Promise<Response | null> {
  const taken = await db()
    .insert(apiRequests)
    .values({ userId, keyHash, fingerprint, startedAt: sql`now()` })
    .onConflictDoUpdate({
      target: [apiRequests.userId, apiRequests.keyHash],
      set: { startedAt: sql`now()` },
      setWhere: and(
        eq(apiRequests.fingerprint, fingerprint),
        isNull(apiRequests.status),
        sql`${apiRequests.startedAt} < now() - ${longestRun}::interval`,
      ),
    })
    .returning({ id: apiRequests.id });
  if (taken.length > 0) return null;
  const [row] = await db()
    .select({
      fingerprint: apiRequests.fingerprint,
      status: apiRequests.status,
      answer: apiRequests.answer,
    })
    .from(apiRequests)
    .where(and(eq(apiRequests.userId, userId), eq(apiRequests.keyHash, keyHash)));
  if (row && row.fingerprint !== fingerprint) throw new AppError("conflict", "error.api.keyReused");
  // Also where it failed between the two statements: whoever asks again finds the key free.
  if (!row || row.status === null) throw new AppError("conflict", "error.api.keyRunning");
  const { body, headers } = answerShape.parse(row.answer);
  return Response.json(body, { status: row.status, headers: { ...headers, "idempotency-replayed": "true" } });
}

async function answerOf(response: Response) {
  const headers = keptHeaders.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    answer: { body: await response.clone().json(), headers: Object.fromEntries(headers) },
  };
}
