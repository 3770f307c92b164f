import type { Tx } from "@/db/client";
import type { Subscription } from "@/lib/stores/listen";
import { publish, subscribe } from "@/lib/stores/publish";
import { afterCommit } from "./transact";

const channel = "live";

/** What decides who may hear of a ticket; the same facts that its scope reads. */
export type TicketKeys = {
  teamId: number | null;
  assigneeId: number | null;
  requesterId: number;
  participantIds: number[];
};

/** Travels between our processes only; the browser gets kind and id. */
export type LiveMessage = {
  kind: "ticket";
  id: number;
  /** null: the ticket is new. */
  before: TicketKeys | null;
  after: TicketKeys;
};

/** Tells open pages once this transaction has committed. A lost message costs one refresh: pages refetch on reconnect. */
export function announce(tx: Tx, message: LiveMessage): void {
  afterCommit(tx, () => publish(channel, JSON.stringify(message)));
}

/** @param onReady at each (re)connection: messages may have been missed */
export function hearLive(
  onMessage: (message: LiveMessage) => void,
  onReady: () => void,
): Promise<Subscription> {
  return subscribe(channel, (text) => onMessage(JSON.parse(text) as LiveMessage), onReady);
}
