/** `subject` is the ledger row. */
export const mailEvents = { replayed: "mail.replayed", deleted: "mail.deleted" } as const;
