import type { Server } from "node:http";

/** What asks every few seconds, day and night. */
const probes = /^\/api\/(health|metrics)\b/;

type Options = {
  /** How long nobody must have asked for anything, milliseconds. */
  idleMs: number;
  /** Fewer requests than this leave nothing worth collecting. */
  least: number;
  collect: () => void;
};

/**
 * After a load V8 keeps what it took for it until it is asked for more, and at night nobody asks: here twice of what the
 * process needs. Once it is idle it gives back what it holds. Streams are open for hours and count as their beginning.
 */
export function giveBackMemory(server: Server, { idleMs, least, collect }: Options): void {
  let asked = 0;
  const timer = setTimeout(() => {
    if (asked < least) return;
    asked = 0;
    collect();
  }, idleMs).unref();
  server.on("request", ({ url = "" }) => {
    if (probes.test(url)) return;
    asked += 1;
    timer.refresh();
  });
}

/** Several collections in a row, as V8 does before it gives up; a fifth of a second. Needs --expose-gc. */
export function collectAll(): void {
  void globalThis.gc?.({ type: "major", execution: "async", flavor: "last-resort" });
}
