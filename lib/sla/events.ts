/**
 * `breached`: `subject` is the clock, `ticketId` is set, payload {metric, dueAt}. `policyChanged`: `subject` is the
 * policy, payload {changes: [{field, from, to}]} with fields like "first_response.high" in seconds.
 */
export const slaEvents = { breached: "clock.breached", policyChanged: "policy.changed" } as const;
