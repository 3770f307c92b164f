import { databaseClock, pool, type Tx } from "@/db/client";
import type { Subscription } from "@/lib/stores/listen";
import { publish, subscribe } from "@/lib/stores/publish";
import { afterCommit } from "./transact";

const channel = "live";
/** To be raised with what messages hold: while an upgrade rolls, processes of two versions hear each other. */
const form = 2;

/** What decides who may hear of a ticket; the same facts that its scope reads. */
export type TicketKeys = {
  teamId: number | null;
  assigneeId: number | null;
  requesterId: number;
  /** Of the customer's side; who follows it on ours stands apart. */
  participantIds: number[];
  followerIds: number[];
  /** Whose colleagues may hear of it, where their organisation shares its requests. */
  sharedOrganisationId: number | null;
};

type TicketChange = {
  kind: "ticket";
  id: number;
  /** null: the ticket is new. */
  before: TicketKeys | null;
  after: TicketKeys;
};

/** One person was told of something: for his own pages alone. */
type NoticeChange = { kind: "notice"; userId: number };

/**
 * What these people may do has changed, or they are signed out, or what all colleagues see has changed: open pages find
 * out at once.
 */
type AccessChange = { kind: "access"; userIds: readonly number[] | "everybody" };

/**
 * Travels between our processes only; the browser gets kind, id and number. `at` is the database's clock after the
 * commit, in microseconds: whatever is read once a message was heard holds all that has a lower number.
 */
export type LiveMessage = { at: number } & (TicketChange | NoticeChange | AccessChange | { kind: "hello" });

/** Tells open pages once this transaction has committed. A lost message costs one refresh: pages refetch on reconnect. */
export function announce(tx: Tx, change: TicketChange | NoticeChange | AccessChange): void {
  afterCommit(tx, (at) => publish(channel, JSON.stringify({ ...change, form, at })));
}

/** PostgreSQL carries 8,000 bytes a message. */
const mostNamed = 400;

/** Of a role that has changed these are all who have it: as many messages as they need. */
export function announceAccess(tx: Tx, userIds: AccessChange["userIds"]): void {
  if (userIds === "everybody") announce(tx, { kind: "access", userIds });
  else {
    for (let at = 0; at < userIds.length; at += mostNamed) {
      announce(tx, { kind: "access", userIds: userIds.slice(at, at + mostNamed) });
    }
  }
}

/** A process that has begun to hear says so to all: from this number on it misses nothing, and others pass it too. */
export async function sayHello(): Promise<void> {
  const { rows } = await pool().query(`select ${databaseClock} as at`);
  await publish(channel, JSON.stringify({ kind: "hello", form, at: rows[0]?.at }));
}

/**
 * @param onReady at each (re)connection: messages may have been missed; and for what a process of another version says,
 *   which nobody here can judge
 */
export function hearLive(
  onMessage: (message: LiveMessage) => void,
  onReady: () => void,
): Promise<Subscription> {
  const hear = (text: string) => {
    const message = JSON.parse(text) as LiveMessage & { form?: number };
    if (message.form === form) onMessage(message);
    else onReady();
  };
  return subscribe(channel, hear, onReady);
}
