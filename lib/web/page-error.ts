import { log } from "@/lib/core/logger";

/** The address without what was asked in it: a search's words are a person's. */
export function logPageError(error: unknown, path: string, route: string): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const stack = error instanceof Error ? error.stack : String(error);
  log().error({ id: digest, path: path.split("?")[0], route, error: stack }, "page failed");
}
