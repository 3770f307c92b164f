import { sameSecret } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { writeMetrics } from "@/lib/operations/metrics";
import { openStreams } from "@/lib/web/live-hub";
import { publicRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

/** For Prometheus, with the token that METRICS_TOKEN sets; where it is unset there is no such address. */
export const GET = publicRoute(async (request) => {
  const token = env().METRICS_TOKEN;
  if (!token) throw new AppError("not_found", "error.notFound");
  const given = request.headers.get("authorization") ?? "";
  if (!sameSecret(given, `Bearer ${token}`)) throw new AppError("unauthenticated", "error.unauthenticated");
  const { type, text } = await writeMetrics(openStreams());
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
});
