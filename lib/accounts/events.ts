/** Event names of accounts; `subject` is the user unless said otherwise. */
export const accountEvents = {
  workspaceSetUp: "workspace.set-up",
  signedIn: "session.started",
  signedOut: "session.ended",
  preferencesChanged: "user.preferences-changed",
} as const;
