import type { BaseTransportOptions, TransportMakeRequestResponse } from "@sentry/core";
import { onClosing } from "@/lib/core/closing";
import { type Env, env } from "@/lib/core/env";
import { trackErrors, withoutParameters } from "@/lib/core/report-error";
import { version } from "@/package.json";

const answerWithinMs = 5_000;
const lastOnesWithinMs = 2_000;

/**
 * Has Sentry, or what speaks its protocol, told of every error that nobody expected, where SENTRY_DSN names one; else
 * nothing of it is even loaded. An event holds the error's kind, message and stack, the log's id and where it was:
 * no request, no visitor, no statement's parameters.
 */
export async function startErrorTracker(
  part: "web" | "worker",
  { SENTRY_DSN, APP_ENV }: Pick<Env, "SENTRY_DSN" | "APP_ENV"> = env(),
): Promise<void> {
  if (!SENTRY_DSN) return;
  const [{ createStackParser, createTransport, Scope }, { nodeStackLineParser, ServerRuntimeClient }] =
    await Promise.all([import("@sentry/core"), import("@sentry/core/server")]);
  const client = new ServerRuntimeClient({
    dsn: SENTRY_DSN,
    environment: APP_ENV,
    release: `helpdesk@${version}`,
    platform: "node",
    runtime: { name: "node", version: process.versions.node },
    stackParser: createStackParser(nodeStackLineParser()),
    integrations: [],
    transport: (options) => createTransport(options, (request) => post(options, request.body)),
  });
  client.init();
  trackErrors((error, what, about) => {
    const scope = new Scope();
    scope.setTags({ part, what });
    scope.setContext("about", about);
    client.captureException(withoutParameters(error), undefined, scope);
  });
  onClosing("resources", async () => void (await client.flush(lastOnesWithinMs)));
}

async function post(
  options: BaseTransportOptions & { headers?: Record<string, string> },
  body: string | Uint8Array,
): Promise<TransportMakeRequestResponse> {
  const response = await fetch(options.url, {
    method: "POST",
    body: body as BodyInit,
    headers: options.headers,
    signal: AbortSignal.timeout(answerWithinMs),
  });
  await response.body?.cancel();
  return {
    statusCode: response.status,
    headers: {
      "x-sentry-rate-limits": response.headers.get("x-sentry-rate-limits"),
      "retry-after": response.headers.get("retry-after"),
    },
  };
}
