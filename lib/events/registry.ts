/** Lanes of listeners: each is drained by a job of its own, so that a slow effect holds up only its like. */
export const lanes = ["mail", "notice"] as const;
export type Lane = (typeof lanes)[number];

/**
 * Who listens to what. Tickets announce and never import those who listen; worker/listeners.ts holds the effects,
 * exhaustive by type over these names.
 */
export const listeners = {
  "acknowledge-ticket": { lane: "mail", events: ["ticket.created"] },
  "mail-address-change": { lane: "mail", events: ["user.address-change-asked"] },
  "mail-invitation": { lane: "mail", events: ["invitation.sent", "invitation.sent-again"] },
  "mail-password-changed": {
    lane: "mail",
    events: [
      "user.password-changed",
      "user.password-reset",
      "user.second-factor-set-up",
      "user.second-factor-removed",
      "user.recovery-codes-renewed",
      "user.passkey-added",
      "user.passkey-removed",
      "user.identity-linked",
    ],
  },
  "notify-people": {
    lane: "notice",
    events: [
      "ticket.created",
      "ticket.assigned",
      "ticket.assigned-by-turn",
      "ticket.replied",
      "ticket.noted",
      "ticket.follower-added",
      "clock.near",
      "clock.breached",
    ],
  },
} as const satisfies Record<string, { lane: Lane; events: readonly string[] }>;

export type ListenerName = keyof typeof listeners;

export function listenersOf(eventName: string): { name: ListenerName; lane: Lane }[] {
  return (Object.keys(listeners) as ListenerName[])
    .filter((name) => (listeners[name].events as readonly string[]).includes(eventName))
    .map((name) => ({ name, lane: listeners[name].lane }));
}
