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
    const remedy =
      "Start the web process; if it runs, correct APP_URL, DNS, the certificate, or the proxy before it.";
    return [fault(part, `${url} does not answer: ${reasonOf(error)}`, remedy)];
  }
}

function answerOf(url: string, { status, headers }: Response, text: string): Finding {
  if (status === 200 && headers.has("x-request-id") && text.includes("status"))
    return ok(part, `${url} answers`);
  const found = `${url} answers ${status}, and not as Helpdesk does`;
  if (status === 502 || status === 503)
    return fault(part, found, "The proxy reaches no web process: start one, or correct where it looks.");
  return fault(part, found, "Something else answers there: correct APP_URL or the proxy.");
}

function clockOf(date: string | null): Finding {
  const apart = Math.abs(Date.now() - Date.parse(date ?? ""));
  if (!(apart > clockMayDifferMs)) return ok("clock", "agrees with the public address");
  const found = `${Math.round(apart / 1000)} s apart from the public address`;
  return warning("clock", found, "Set the clocks of both machines by NTP: deadlines and links go by them.");
}
