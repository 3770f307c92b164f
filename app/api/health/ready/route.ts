import { pool } from "@/db/client";
import { publicRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

export const GET = publicRoute(async () => {
  await pool().query("select 1");
  return Response.json({ status: "ok" });
});
