/** Event names of accounts; `subject` is the user unless said otherwise. */
export const accountEvents = {
  workspaceSetUp: "workspace.set-up",
  colleagueAdded: "user.added",
  /** Of these three the invitation is the subject. */
  invited: "invitation.sent",
  invitedAgain: "invitation.sent-again",
  invitationWithdrawn: "invitation.withdrawn",
  invitationAccepted: "invitation.accepted",
  colleagueChanged: "user.access-changed",
  colleagueDeactivated: "user.deactivated",
  colleagueReactivated: "user.reactivated",
  preferencesChanged: "user.preferences-changed",
  profileChanged: "user.profile-changed",
  signInMailed: "user.sign-in-mailed",
  signedIn: "user.signed-in",
  /** One's own elsewhere, and somebody else's everywhere. */
  sessionsEnded: "user.sessions-ended",
  colleagueSignedOut: "user.signed-out",
  secondFactorSetUp: "user.second-factor-set-up",
  secondFactorRemoved: "user.second-factor-removed",
  recoveryCodesRenewed: "user.recovery-codes-renewed",
  /** Of this the role is the subject. */
  signInRuleChanged: "role.sign-in-changed",
  passwordChanged: "user.password-changed",
  resetMailed: "user.reset-mailed",
  resetLinkMade: "user.reset-link-made",
  passwordReset: "user.password-reset",
  tokenCreated: "user.token-created",
  tokenRevoked: "user.token-revoked",
  personAdded: "user.customer-added",
  personEdited: "user.edited",
  /** Of these three the role is the subject. */
  roleCreated: "role.created",
  roleChanged: "role.changed",
  roleDeleted: "role.deleted",
  /** Of these two the organisation is the subject. */
  organisationAdded: "organisation.added",
  organisationEdited: "organisation.edited",
  /** Of these the team is the subject. */
  teamCreated: "team.created",
  teamChanged: "team.changed",
  teamAccessChanged: "team.access-changed",
  teamMemberAdded: "team.member-added",
  teamMemberRemoved: "team.member-removed",
  teamLeadChanged: "team.lead-changed",
  teamDeleted: "team.deleted",
} as const;
