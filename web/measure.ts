import type { IncomingMessage, ServerResponse } from "node:http";
import { tellOfRequest } from "@/lib/core/observed-requests";

/** Few kinds, so that no visitor can make the metrics grow: what an address holds beyond that is nobody's to count. */
const kinds: [RegExp, string][] = [
  [/^\/_next\//, "static"],
  [/^\/api\/live\b/, "stream"],
  [/^\/api\/(health|metrics)\b/, "probe"],
  [/^\/api\/(?!docs)/, "api"],
];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Counts the answer and the time until it was whole, or until the visitor went. */
export function measure(request: IncomingMessage, response: ServerResponse): void {
  const started = performance.now();
  const method = request.method ?? "";
  const path = request.url ?? "/";
  const kind = request.headers["next-action"] ? "action" : kindOf(path);
  response.once("close", () => {
    const labels = {
      method: methods.includes(method) ? method : "other",
      kind,
      status: `${Math.floor(response.statusCode / 100)}xx`,
    };
    tellOfRequest(labels, (performance.now() - started) / 1000);
  });
}

function kindOf(path: string): string {
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? "page";
}
