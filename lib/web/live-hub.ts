import "server-only";
import type { Actor } from "@/lib/core/actor";
import { HeardLog, reordering } from "@/lib/core/heard-log";
import { log } from "@/lib/core/logger";
import { hearLive, type LiveMessage, sayHello } from "@/lib/events/live";
import type { Subscription } from "@/lib/stores/listen";
import { mayHearOf } from "@/lib/tickets/scope";

type Stream = {
  actor: Actor;
  tell(text: string): void;
  /** Takes its actor as he is now; ends when he is nobody any more. */
  check(): Promise<void>;
  end(): void;
};
type Hub = { streams: Set<Stream>; log: HeardLog<LiveMessage>; subscription: Promise<Subscription> };
const holder = globalThis as { helpdeskLiveHub?: Hub };

const heartbeatMilliseconds = 20_000;

/** One subscription per process, fanned out to its streams by what each actor may hear of. */
function hub(): Hub {
  const known = holder.helpdeskLiveHub;
  if (known) return known;
  const heard = new HeardLog<LiveMessage>(null);
  const subscription = hearLive(
    (message) => spread(heard, message),
    () => {
      // After a reconnection messages may have been missed; the hello says from when on none is.
      heard.restart(null);
      void sayHello().catch((error) => log().warn({ error: String(error) }, "live updates said no hello"));
    },
  );
  const made = { streams: new Set<Stream>(), log: heard, subscription };
  holder.helpdeskLiveHub = made;
  // Where it could not be opened the streams end, and the browsers' next try opens another.
  subscription.catch((error) => {
    log().warn({ error: String(error) }, "live updates could not be subscribed");
    if (holder.helpdeskLiveHub === made) void closeStreams();
  });
  return made;
}

/** How far what is read from the database from now on reaches; null while this process hears nothing yet. */
export function livePosition(): number | null {
  return hub().log.position;
}

/** How many pages hear from this process. */
export function openStreams(): number {
  return holder.helpdeskLiveHub?.streams.size ?? 0;
}

function each(run: (stream: Stream) => void): void {
  for (const stream of [...(holder.helpdeskLiveHub?.streams ?? [])]) run(stream);
}

function spread(heard: HeardLog<LiveMessage>, message: LiveMessage): void {
  const isFirst = heard.position === null;
  heard.add(message);
  if (isFirst) each((stream) => stream.tell(resync(heard)));
  else if (message.kind === "access") each((stream) => void review(stream, heard, message.userIds));
  else each((stream) => pass(stream, message));
}

/** Whose access has changed reads his page anew: there he finds what he may do now, or that he is signed out. */
async function review(
  stream: Stream,
  heard: HeardLog<LiveMessage>,
  userIds: readonly number[] | "everybody",
): Promise<void> {
  const { id, kind, viewedBy } = stream.actor;
  const named = (ids: readonly number[]) => ids.includes(id) || (viewedBy && ids.includes(viewedBy.id));
  const concerned = userIds === "everybody" ? kind === "staff" : named(userIds);
  if (!concerned) return;
  stream.tell(resync(heard));
  await stream.check();
}

function pass({ actor, tell }: Stream, message: LiveMessage): void {
  if (!isFor(actor, message)) return;
  const { kind, at } = message;
  const id = kind === "ticket" ? message.id : actor.id;
  tell(`id: ${at}\ndata: ${JSON.stringify({ kind, id, at })}\n\n`);
}

function isFor(actor: Actor, message: LiveMessage): boolean {
  switch (message.kind) {
    case "hello":
    case "access":
      return false;
    case "notice":
      return message.userId === actor.id;
    case "ticket":
      return (
        mayHearOf(actor, message.id, message.after) ||
        (message.before !== null && mayHearOf(actor, message.id, message.before))
      );
  }
}

/** Every page reads anew, and is complete from here on. */
function resync({ position }: HeardLog<LiveMessage>): string {
  return `event: resync\nid: ${position}\ndata: ${JSON.stringify({ at: position })}\n\n`;
}

/** Says what came after `after`, or that it is not known any more. */
function catchUp(stream: Stream, heard: HeardLog<LiveMessage>, after: number | null): void {
  if (heard.position === null) return; // the hello that is on its way says it
  const missed = after === null ? null : heard.since(after);
  if (missed) for (const message of missed) pass(stream, message);
  else stream.tell(resync(heard));
}

/**
 * Up to where the browser that opens a stream knows: its page's position, or, when it comes again by itself, the last
 * message it got.
 */
export function knownTo(request: Request): number | null {
  const number = (text: string | null) => (text && /^\d{1,16}$/.test(text) ? Number(text) : null);
  const again = number(request.headers.get("last-event-id"));
  return again === null ? number(new URL(request.url).searchParams.get("after")) : again - reordering;
}

/**
 * A stream of server-sent events: kind and id only, the page refetches under its own scope. It begins with what came
 * since `after`, so that nothing is missed between a page and its stream. At each heartbeat the actor is loaded anew,
 * so that the stream ends with its session and follows its permissions.
 */
export function openStream(
  actor: Actor,
  signal: AbortSignal,
  reload: () => Promise<Actor | null>,
  after: number | null,
): ReadableStream {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const { streams, log: heard } = hub();
      const stream: Stream = {
        actor,
        tell: (text) => streams.has(stream) && controller.enqueue(encoder.encode(text)),
        check: async () => {
          // A database that is down for a moment ends no stream.
          const now = await reload().catch(() => stream.actor);
          if (now) stream.actor = now;
          else stream.end();
        },
        end: () => {
          if (!streams.delete(stream)) return;
          clearInterval(heartbeat);
          controller.close();
        },
      };
      const heartbeat = setInterval(() => {
        // The id moves those on who may hear of nothing: coming again, they are not told that they missed something.
        stream.tell(heard.position === null ? ": heartbeat\n\n" : `: heartbeat\nid: ${heard.position}\n\n`);
        void stream.check();
      }, heartbeatMilliseconds);
      end = stream.end;
      signal.addEventListener("abort", end);
      streams.add(stream);
      stream.tell("retry: 1000\n\n");
      catchUp(stream, heard, after);
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
