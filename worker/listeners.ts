import type { Listener } from "@/lib/events/drain-lane";
import type { ListenerName } from "@/lib/events/registry";
import { notifyPeople } from "@/lib/notifications/notify-people";
import { acknowledgeTicket } from "@/lib/tickets/acknowledge-ticket";

/** The effect behind each listener's name: a name without one does not compile. */
export const effects: Record<ListenerName, Listener> = {
  "acknowledge-ticket": acknowledgeTicket,
  "notify-people": notifyPeople,
};
