/** `subject` is the clock; `ticketId` is set. Payload: {metric, dueAt}. */
export const slaEvents = { breached: "clock.breached" } as const;
