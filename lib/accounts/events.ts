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
  /** Somebody is away for some days, or back. */
  absenceSet: "user.absence-set",
  absenceEnded: "user.absence-ended",
  signInMailed: "user.sign-in-mailed",
  signedIn: "user.signed-in",
  /** One's own elsewhere, and somebody else's everywhere. */
  sessionsEnded: "user.sessions-ended",
  colleagueSignedOut: "user.signed-out",
  secondFactorSetUp: "user.second-factor-set-up",
  secondFactorRemoved: "user.second-factor-removed",
  recoveryCodesRenewed: "user.recovery-codes-renewed",
  passkeyAdded: "user.passkey-added",
  passkeyRemoved: "user.passkey-removed",
  /** Of this the role is the subject. */
  signInRuleChanged: "role.sign-in-changed",
  /** Of these two whom somebody looked as is the subject. */
  viewingBegun: "user.viewing-begun",
  viewingEnded: "user.viewing-ended",
  passwordChanged: "user.password-changed",
  resetMailed: "user.reset-mailed",
  resetLinkMade: "user.reset-link-made",
  passwordReset: "user.password-reset",
  addressChangeAsked: "user.address-change-asked",
  addressChangeCancelled: "user.address-change-cancelled",
  addressChanged: "user.address-changed",
  tokenCreated: "user.token-created",
  tokenRevoked: "user.token-revoked",
  personAdded: "user.customer-added",
  personEdited: "user.edited",
  addressAdded: "user.address-added",
  addressRemoved: "user.address-removed",
  primaryAddressChanged: "user.primary-address-changed",
  /** Of these two who is left is the subject. */
  peopleMerged: "user.merged",
  mergeTakenBack: "user.merge-taken-back",
  /** Of these three the role is the subject. */
  roleCreated: "role.created",
  roleChanged: "role.changed",
  roleDeleted: "role.deleted",
  /** Of these three the organisation is the subject. */
  organisationAdded: "organisation.added",
  organisationEdited: "organisation.edited",
  organisationManagerChanged: "organisation.manager-changed",
  /** Somebody's name at a sign-in provider is his account's from now on, or no more. */
  identityLinked: "user.identity-linked",
  identityUnlinked: "user.identity-unlinked",
  /** He was sent away, for his groups would have left nobody who may say who works here. */
  lastAdminRefused: "user.last-admin-refused",
  /** Of these the provider is the subject. */
  providerAdded: "sign-in-provider.added",
  providerChanged: "sign-in-provider.changed",
  providerTurnedOn: "sign-in-provider.turned-on",
  providerTurnedOff: "sign-in-provider.turned-off",
  providerRemoved: "sign-in-provider.removed",
  /** Of these the team is the subject. */
  teamCreated: "team.created",
  teamChanged: "team.changed",
  teamAccessChanged: "team.access-changed",
  teamTurnsChanged: "team.turns-changed",
  teamMemberAdded: "team.member-added",
  teamMemberRemoved: "team.member-removed",
  teamLeadChanged: "team.lead-changed",
  teamDeleted: "team.deleted",
} as const;
