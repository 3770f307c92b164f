import { publicRoute } from "@/lib/web/route";

export const GET = publicRoute(async () => Response.json({ status: "ok" }));
