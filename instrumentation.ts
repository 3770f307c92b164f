import type { Instrumentation } from "next";

/** Runs once when the web process starts: what Next's side opens is closed in order. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { registerClosing, startCounting } = await import("./lib/web/process");
    registerClosing();
    startCounting();
  }
}

/** What a page throws goes into our log under the id that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logPageError } = await import("./lib/web/page-error");
    logPageError(error, request.path, context.routePath);
  }
};
