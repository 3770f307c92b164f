import "server-only";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/logger";
import { hearLive, type LiveMessage } from "@/lib/events/live";
import type { Subscription } from "@/lib/stores/listen";
import { mayHearOf } from "@/lib/tickets/scope";

type Stream = { actor: Actor; tell(text: string): void; end(): void };
type Hub = { streams: Set<Stream>; subscription: Promise<Subscription> };
const holder = globalThis as { helpdeskLiveHub?: Hub };

const heartbeatMilliseconds = 20_000;

/** One subscription per process, fanned out to its streams by what each actor may hear of. */
function hub(): Hub {
  // After a reconnection messages may have been missed: every page reads anew.
  const known = holder.helpdeskLiveHub;
  if (known) return known;
  const subscription = hearLive(spread, () => each((stream) => stream.tell("event: resync\ndata: {}\n\n")));
  const made = { streams: new Set<Stream>(), subscription };
  holder.helpdeskLiveHub = made;
  // Where it could not be opened the streams end, and the browsers' next try opens another.
  subscription.catch((error) => {
    log().warn({ error: String(error) }, "live updates could not be subscribed");
    if (holder.helpdeskLiveHub === made) void closeStreams();
  });
  return made;
}

function each(run: (stream: Stream) => void): void {
  for (const stream of [...(holder.helpdeskLiveHub?.streams ?? [])]) run(stream);
}

function spread(message: LiveMessage): void {
  const text = `data: ${JSON.stringify({ kind: message.kind, id: message.id })}\n\n`;
  each(({ actor, tell }) => {
    if (mayHearOf(actor, message.after) || (message.before && mayHearOf(actor, message.before))) tell(text);
  });
}

/**
 * A stream of server-sent events: kind and id only, the page refetches under its own scope. At each heartbeat the
 * actor is loaded anew, so that the stream ends with its session and follows its permissions.
 */
export function openStream(
  actor: Actor,
  signal: AbortSignal,
  reload: () => Promise<Actor | null>,
): ReadableStream {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const { streams } = hub();
      const stream: Stream = {
        actor,
        tell: (text) => streams.has(stream) && controller.enqueue(encoder.encode(text)),
        end: () => {
          if (!streams.delete(stream)) return;
          clearInterval(heartbeat);
          controller.close();
        },
      };
      const heartbeat = setInterval(async () => {
        stream.tell(": heartbeat\n\n");
        // A database that is down for a moment ends no stream.
        const now = await reload().catch(() => stream.actor);
        if (now) stream.actor = now;
        else stream.end();
      }, heartbeatMilliseconds);
      end = stream.end;
      signal.addEventListener("abort", end);
      streams.add(stream);
      stream.tell("retry: 1000\n\n");
    },
    cancel: () => end(),
  });
}

/** Ends every stream of this process: a server that stops must not wait for them. */
export async function closeStreams(): Promise<void> {
  each((stream) => stream.end());
  const open = holder.helpdeskLiveHub;
  holder.helpdeskLiveHub = undefined;
  await open?.subscription
    .then((one) => one.close())
    .catch((error) => log().warn({ error: String(error) }, "live"));
}
