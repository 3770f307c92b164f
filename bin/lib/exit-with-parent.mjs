// Preloaded into web and worker: a supervisor that was killed cannot stop them, so they stop by themselves.
// The channel stays referenced: `next dev` forks a process that has nothing else to live for at first.
const GRACE_MS = 8000;

if (process.channel) {
  process.once("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
