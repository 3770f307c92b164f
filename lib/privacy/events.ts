/**
 * What is done with what is held on a person; `subject` is the person, and nothing personal stands in payload or details:
 * they outlive the erasure.
 */
export const privacyEvents = {
  exportAsked: "user.export-asked",
  exportMade: "user.export-made",
  exportFailed: "user.export-failed",
  exportDownloaded: "user.export-downloaded",
  exportDeleted: "user.export-deleted",
  /** From here on nobody is this person; what is left of him goes by a job. */
  erasureBegun: "user.erasure-begun",
  erased: "user.erased",
  /**
   * Of these two the workspace's one row is the subject: payload {changes: [{field: "retention_…", from, to}]} in days,
   * and {changes: [{field: "retention_…", from: null, to}]} with how many went in one run.
   */
  retentionChanged: "workspace.retention-changed",
  retentionRun: "workspace.retention-run",
  /** Of this a ticket: deleted for good, by the rule. */
  ticketPurged: "ticket.purged",
} as const;
