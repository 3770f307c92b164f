import { pino } from "pino";
import { env } from "./env";
import { redacted } from "./redact";
import { traceId } from "./trace";

export type Log = ReturnType<typeof pino>;
let root: Log | undefined;

/** The process's logger. What stands under a secret's key, however deep, is not written. */
export function log(): Log {
  root ??= pino(
    {
      level:
        env().LOG_LEVEL ??
        (env().APP_ENV === "production" ? "info" : env().APP_ENV === "test" ? "silent" : "debug"),
      base: undefined,
      mixin: () => ({ requestId: traceId() }),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (line) => redacted(line) as typeof line },
    },
    standardOutput(),
  );
  return root;
}

/** A line that cannot be written, to a closed terminal or a full disk, is dropped: it must not end what logs it. */
function standardOutput() {
  const destination = pino.destination({ dest: 1, sync: true, maxLength: 1_000_000 });
  destination.on("error", () => {});
  return destination;
}
