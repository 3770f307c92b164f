"use client";

const name = "helpdesk-live";

/**
 * Hears of changes. One stream per browser: the tab that holds the lock keeps it and tells the others; when it is
 * closed, another takes over.
 * @returns stops hearing
 */
export function hearLiveEvents(onChange: () => void): () => void {
  const channel = new BroadcastChannel(name);
  const stop = new AbortController();
  channel.onmessage = onChange;
  void navigator.locks
    .request(name, { signal: stop.signal }, () => keepStream(channel, onChange, stop.signal))
    .catch(() => {}); // aborted while waiting: another tab has the stream
  return () => {
    stop.abort();
    channel.close();
  };
}

/** Holds the stream until this tab stops. It reconnects by itself; after a break everybody reads anew. */
function keepStream(channel: BroadcastChannel, onChange: () => void, signal: AbortSignal): Promise<void> {
  const source = new EventSource("/api/live");
  let connected = false;
  const spread = () => {
    onChange();
    if (!signal.aborted) channel.postMessage("change");
  };
  source.onmessage = spread;
  source.addEventListener("resync", spread);
  source.onopen = () => {
    if (connected) spread();
    connected = true;
  };
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}
