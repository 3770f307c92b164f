import { reportError } from "@/lib/core/report-error";

/** The address without what was asked in it: a search's words are a person's. */
export function logPageError(error: unknown, path: string, route: string): void {
  const digest = error instanceof Error && "digest" in error ? { id: String(error.digest) } : {};
  reportError("page failed", error, { ...digest, path: path.split("?")[0], route });
}
