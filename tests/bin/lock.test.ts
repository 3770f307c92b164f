import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { liveOwner, takeLock } from "../../bin/lib/lock.mjs";
import { identityOf, waitForEnd } from "../../bin/lib/process-identity.mjs";
import { endStaleChildren } from "../../bin/lib/stale-children.mjs";
import { tempFolder } from "./temp-folder";

function sleeper(): { pid: number; identity: string | null } {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { pid: child.pid!, identity: identityOf(child.pid!) };
}

function leaveRecord(folder: string, record: object): void {
  writeFileSync(path.join(folder, "run.json"), JSON.stringify({ kind: "start", children: [], ...record }));
}

test("a live owner is named and refused; its release frees the folder", async () => {
  const folder = tempFolder();
  const lock = await takeLock(folder, "start");
  lock.update({ appUrl: "http://localhost:3000" });
  await expect(takeLock(folder, "start")).rejects.toThrow(
    `The helpdesk is already running at http://localhost:3000, pid ${process.pid}`,
  );
  expect(statSync(path.join(folder, "run.json")).mode & 0o777).toBe(0o600);
  lock.release();
  expect(existsSync(path.join(folder, "run.json"))).toBe(false);
});

test("of two that find a dead owner one wins", async () => {
  const folder = tempFolder();
  leaveRecord(folder, { pid: 999_999_999, identity: "gone" });
  const results = await Promise.allSettled([takeLock(folder, "start"), takeLock(folder, "start")]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a pid that was given to another process is a dead owner", async () => {
  const folder = tempFolder();
  leaveRecord(folder, { pid: process.pid, identity: "an-earlier-process" });
  expect(liveOwner(folder)).toBeNull();
  const lock = await takeLock(folder, "demo");
  expect(lock.stale?.identity).toBe("an-earlier-process");
  expect(JSON.parse(readFileSync(path.join(folder, "run.json"), "utf8")).pid).toBe(process.pid);
});

test("half a record, as a full disk leaves it, is nobody's", async () => {
  const folder = tempFolder();
  writeFileSync(path.join(folder, "run.json"), '{"pid": 12');
  await expect(takeLock(folder, "start")).resolves.toMatchObject({ stale: null });
});

test("a killed start's children are ended, a stranger with a recycled pid is not", async () => {
  const ours = sleeper();
  const stranger = sleeper();
  await endStaleChildren({
    pid: 1,
    identity: null,
    kind: "start",
    startedAt: "",
    children: [
      { name: "web", ...ours },
      { name: "worker", pid: stranger.pid, identity: "an-earlier-process" },
    ],
  });
  expect(await waitForEnd(ours.pid, ours.identity, 2000)).toBe(true);
  expect(identityOf(stranger.pid)).toBe(stranger.identity);
});
