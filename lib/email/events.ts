/** `subject` is the ledger row. */
export const mailEvents = { replayed: "mail.replayed", deleted: "mail.deleted" } as const;

/**
 * `subject` is the mailbox, and the details name its address. `changed`: {changes: [{field, from, to}]}, codes in the
 * payload, names and addresses in the details. A secret is told by none.
 */
export const mailboxEvents = {
  added: "mailbox.added",
  changed: "mailbox.changed",
  madeDefault: "mailbox.made-default",
  secretRotated: "mailbox.secret-rotated",
  removed: "mailbox.removed",
  retried: "mailbox.retried",
  tested: "mailbox.tested",
} as const;
