import { expect, onTestFinished, test } from "vitest";
import { identityOf } from "../../bin/lib/process-identity.mjs";
import { supervise } from "../../bin/lib/supervise.mjs";

/** A process that is ready at once and needs a moment to end. */
function slowToEnd() {
  const script = `process.on("SIGTERM", () => setTimeout(() => process.exit(0), 100)); process.send("ready")`;
  const started: number[] = [];
  const supervised = supervise({
    name: "slow",
    args: ["-e", script],
    env: { ...process.env, NODE_OPTIONS: "" },
    whenReady: (child) => new Promise((resolve) => child.once("message", () => resolve())),
    onPid: (pid) => void started.push(pid),
  });
  onTestFinished(() => supervised.stop());
  return { supervised, alive: () => started.filter((pid) => identityOf(pid) !== null), started };
}

test("what is renewed runs anew", async () => {
  const { supervised, alive, started } = slowToEnd();
  await supervised.ready;
  await supervised.renew();
  expect(started).toHaveLength(2);
  expect(alive()).toEqual([started[1]]);
});

test("what is stopped while it is being renewed stays stopped", async () => {
  const { supervised, alive, started } = slowToEnd();
  await supervised.ready;
  const renewed = supervised.renew();
  await supervised.stop();
  await renewed;
  expect(started).toHaveLength(1);
  expect(alive()).toEqual([]);
});
