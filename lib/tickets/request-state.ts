import type { TicketStatus } from "@/db/enums";
import type { RequestState } from "./view-types";

const states: Record<TicketStatus, RequestState> = {
  new: "received",
  open: "working",
  // Whom we wait for besides the customer is ours to chase.
  on_hold: "working",
  pending: "waiting",
  solved: "solved",
  closed: "closed",
  merged: "closed",
  spam: "closed",
  trash: "closed",
};

/** A status in its requester's words. */
export function requestState(status: TicketStatus): RequestState {
  return states[status];
}
