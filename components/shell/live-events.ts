"use client";

import { HeardLog } from "@/lib/core/heard-log";

const name = "helpdesk-live";

/** `id`: the ticket; of a notice, whom it tells. */
type LiveChange = { kind: "ticket" | "notice"; id: number; at: number };

/** What the tabs of a browser tell each other. */
type Word =
  | LiveChange
  | { kind: "lost"; at: number | null }
  | { kind: "ask"; from: string; after: number | null }
  | { kind: "answer"; to: string; changes: LiveChange[] | null; at: number | null };

/**
 * Which tickets may have changed, and whether there is news for the person himself; null: anything may have changed,
 * after a break in the stream.
 */
export type Changed = { tickets: number[]; notices: boolean } | null;

export type LiveFeed = {
  /** For what was read at this position: tells again what came after it, be it heard long ago. */
  catchUp(position: number | null): void;
  stop(): void;
};

/**
 * Hears of changes from a position on. One stream per browser: the tab that holds the lock keeps it and tells the
 * others; when it is closed, another takes over. What came between a page's reading and its hearing is not missed:
 * the stream begins after the position, and a tab without one asks the tab that has it.
 */
export function followLive(position: number | null, onChange: (changed: Changed) => void): LiveFeed {
  const self = Math.random().toString(36).slice(2);
  const channel = new BroadcastChannel(name);
  const stop = new AbortController();
  const log = new HeardLog<LiveChange>(position);
  let holds = false;

  const say = (word: Word) => {
    if (!stop.signal.aborted) channel.postMessage(word);
  };
  const hear = (change: LiveChange) => {
    if (log.add(change)) onChange(changed([change]));
  };
  const lose = (at: number | null) => {
    log.restart(at);
    onChange(null);
  };
  const listen = (word: Word) => {
    switch (word.kind) {
      case "ticket":
      case "notice":
        return hear(word);
      case "lost":
        return lose(word.at);
      case "ask": {
        const changes = word.after === null ? null : log.since(word.after);
        if (holds) say({ kind: "answer", to: word.from, changes, at: log.position });
        return;
      }
      case "answer":
        if (word.to !== self) return;
        if (word.changes) word.changes.forEach(hear);
        else lose(word.at);
    }
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => listen(data);
  say({ kind: "ask", from: self, after: position });
  void navigator.locks
    .request(name, { signal: stop.signal }, () => {
      holds = true;
      const spread = (word: LiveChange | { kind: "lost"; at: number | null }) => {
        listen(word);
        say(word);
      };
      return keepStream(log.resumeAt, spread, stop.signal);
    })
    .catch(() => {}); // aborted while waiting: another tab has the stream

  return {
    catchUp(from) {
      if (from === null) return;
      const missed = log.since(from);
      if (missed === null) onChange(null);
      else if (missed.length > 0) onChange(changed(missed));
    },
    stop() {
      stop.abort();
      channel.close();
    },
  };
}

function changed(changes: LiveChange[]): Changed {
  const tickets = changes.flatMap(({ kind, id }) => (kind === "ticket" ? [id] : []));
  return { tickets, notices: tickets.length < changes.length };
}

/** Holds the stream until this tab stops. It reconnects by itself, and says where it stopped hearing. */
function keepStream(
  after: number | null,
  spread: (word: LiveChange | { kind: "lost"; at: number | null }) => void,
  signal: AbortSignal,
): Promise<void> {
  const source = new EventSource(`/api/live?after=${after ?? ""}`);
  source.onmessage = ({ data }) => spread(JSON.parse(data) as LiveChange);
  source.addEventListener("resync", ({ data }: MessageEvent<string>) => {
    spread({ kind: "lost", at: (JSON.parse(data) as { at: number | null }).at });
  });
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}
