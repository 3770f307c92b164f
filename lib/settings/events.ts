/** What happens to the workspace; `subject` is its one row. Payload: {changes: [{field, from, to}]}, codes only. */
export const settingsEvents = { workspaceChanged: "workspace.changed" } as const;
