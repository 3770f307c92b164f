import type { Instrumentation } from "next";

/** Runs once when the web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startProcess } = await import("./lib/web/process");
    await startProcess();
  }
}

/** What a page throws goes into our log under the id that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logPageError } = await import("./lib/web/page-error");
    logPageError(error, request.path, context.routePath);
  }
};
