/** Runs once when the web process starts: it refuses to start on a bad environment, and stops in order. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startWeb } = await import("./lib/web/process");
    startWeb();
  }
}
