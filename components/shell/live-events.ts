"use client";

const name = "helpdesk-live";

/** What may have changed: a ticket, or (after a break in the stream) anything. */
export type LiveChange = { kind: "ticket"; id: number } | { kind: "anything" };

/**
 * Hears of changes. One stream per browser: the tab that holds the lock keeps it and tells the others; when it is
 * closed, another takes over.
 * @returns stops hearing
 */
export function hearLiveEvents(onChange: (change: LiveChange) => void): () => void {
  const channel = new BroadcastChannel(name);
  const stop = new AbortController();
  channel.onmessage = ({ data }) => onChange(data as LiveChange);
  const spread = (change: LiveChange) => {
    onChange(change);
    if (!stop.signal.aborted) channel.postMessage(change);
  };
  void navigator.locks
    .request(name, { signal: stop.signal }, () => keepStream(spread, stop.signal))
    .catch(() => {}); // aborted while waiting: another tab has the stream
  return () => {
    stop.abort();
    channel.close();
  };
}

/** Holds the stream until this tab stops. It reconnects by itself; after a break everybody reads anew. */
function keepStream(spread: (change: LiveChange) => void, signal: AbortSignal): Promise<void> {
  const source = new EventSource("/api/live");
  let connected = false;
  source.onmessage = ({ data }) => spread(JSON.parse(data) as LiveChange);
  source.addEventListener("resync", () => connected && spread({ kind: "anything" }));
  source.onopen = () => {
    if (connected) spread({ kind: "anything" });
    connected = true;
  };
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}
