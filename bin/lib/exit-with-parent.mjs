// Preloaded into web and worker: a supervisor that was killed cannot stop them, so they stop by themselves.
const GRACE_MS = 8000;

if (process.channel) {
  process.once("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
