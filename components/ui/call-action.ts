import type { ActionResult } from "./action-result";

/** Calls a server action; a server that does not answer becomes an ordinary problem, a redirect goes its way. */
export async function callAction<T>(
  call: () => Promise<ActionResult<T> | undefined>,
  networkText: string,
): Promise<ActionResult<T>> {
  try {
    return (await call()) ?? {};
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (digest.startsWith("NEXT_")) throw error;
    return { serverError: { code: "network", message: networkText } };
  }
}
