/**
 * `workspaceChanged`, `brandChanged`, `firstStepsChanged`: `subject` is the workspace's one row, payload {changes:
 * [{field, from, to}]}, codes only.
 * `exported`: `subject` as above, payload {what, and the filters that are codes}, details {words} of a search.
 * The others: `subject` is a queue by its place in the list, payload {queue} and the job or schedule; `workRetried` is
 * about the event whose work it was, payload {listener}.
 */
export const settingsEvents = {
  workspaceChanged: "workspace.changed",
  brandChanged: "workspace.brand-changed",
  firstStepsChanged: "workspace.first-steps-changed",
  exported: "workspace.exported",
  queuePaused: "queue.paused",
  queueResumed: "queue.resumed",
  jobRetried: "queue.job-retried",
  scheduleRun: "queue.schedule-run",
  workRetried: "queue.work-retried",
} as const;

/**
 * Of custom fields: the field is the subject, payload {changes}, with names as the workspace gives them. What becomes of
 * their values is told by the verbs of whoever has them.
 */
export const fieldEvents = {
  created: "field.created",
  renamed: "field.renamed",
  moved: "field.moved",
  archived: "field.archived",
  restored: "field.restored",
  optionAdded: "field.option-added",
  optionRenamed: "field.option-renamed",
  optionArchived: "field.option-archived",
  optionRestored: "field.option-restored",
} as const;
