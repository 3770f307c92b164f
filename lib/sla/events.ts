/**
 * `near` and `breached`: `subject` is the clock, `ticketId` is set, payload {metric, dueAt}. `policyChanged`: `subject`
 * is the policy, payload {changes: [{field, from, to}]} with fields like "first_response.high" in seconds, and "warn"
 * before the priority in percent.
 */
export const slaEvents = {
  near: "clock.near",
  breached: "clock.breached",
  policyChanged: "policy.changed",
} as const;
