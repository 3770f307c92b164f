import { env } from "@/lib/core/env";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "address";
const patienceMs = 5000;
const clockMayDifferMs = 60_000;

/** Whether the public address leads to this product, through whatever stands before it, and what time it is there. */
export async function examineAddress(): Promise<Finding[]> {
  const { APP_URL } = env();
  const url = new URL("/api/health/live", APP_URL).href;
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    return [answerOf(url, answer, await answer.text()), clockOf(answer.headers.get("date"))];
  } catch (error) {
    return [fault(part, "silent", "startWeb", { place: url, reason: reasonOf(error) })];
  }
}

function answerOf(url: string, { status, headers }: Response, text: string): Finding {
  if (status === 200 && headers.has("x-request-id") && text.includes("status"))
    return ok(part, "answers", { url });
  const remedy = status === 502 || status === 503 ? "proxyReachesNobody" : "stranger";
  return fault(part, "stranger", remedy, { url, status });
}

function clockOf(date: string | null): Finding {
  const apart = Math.abs(Date.now() - Date.parse(date ?? ""));
  if (!(apart > clockMayDifferMs)) return ok("clock", "clockAgrees");
  return warning("clock", "clockApart", "setClocks", { seconds: Math.round(apart / 1000) });
}
