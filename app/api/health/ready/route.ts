import { checkHealth } from "@/lib/operations/check-health";
import { publicRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

export const GET = publicRoute(async () => {
  const health = await checkHealth();
  const headers = { "cache-control": "no-store" };
  return Response.json(health, { status: health.ready ? 200 : 503, headers });
});
