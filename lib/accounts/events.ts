/** Event names of accounts; `subject` is the user unless said otherwise. */
export const accountEvents = {
  workspaceSetUp: "workspace.set-up",
  colleagueAdded: "user.added",
  preferencesChanged: "user.preferences-changed",
  profileChanged: "user.profile-changed",
  passwordChanged: "user.password-changed",
  resetMailed: "user.reset-mailed",
  passwordReset: "user.password-reset",
  tokenCreated: "user.token-created",
  tokenRevoked: "user.token-revoked",
  personAdded: "user.customer-added",
  personEdited: "user.edited",
  /** Of these two the organisation is the subject. */
  organisationAdded: "organisation.added",
  organisationEdited: "organisation.edited",
} as const;
