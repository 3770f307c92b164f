import type { Listener } from "@/lib/events/drain-lane";
import type { ListenerName } from "@/lib/events/registry";
import { mailAccountChanged } from "@/lib/notifications/mail-account-changed";
import { mailAddressChange } from "@/lib/notifications/mail-address-change";
import { mailInvitation } from "@/lib/notifications/mail-invitation";
import { notifyPeople } from "@/lib/notifications/notify-people";
import { acknowledgeTicket } from "@/lib/tickets/acknowledge-ticket";

/** The effect behind each listener's name: a name without one does not compile. */
export const effects: Record<ListenerName, Listener> = {
  "acknowledge-ticket": acknowledgeTicket,
  "mail-address-change": mailAddressChange,
  "mail-invitation": mailInvitation,
  "mail-password-changed": mailAccountChanged,
  "notify-people": notifyPeople,
};
