/** Closed lists shared by the schema, the verbs and the screens. Adding a value is a compile error wherever it must be handled. */

export const userKinds = ["staff", "customer", "system", "service"] as const;

/** Whom a sign-in provider lets in: colleagues or customers, never both. */
export const providerAudiences = ["staff", "customer"] as const satisfies (typeof userKinds)[number][];
export type ProviderAudience = (typeof providerAudiences)[number];

export const ticketStatuses = [
  "new",
  "open",
  "pending",
  "on_hold",
  "solved",
  "closed",
  "merged",
  "spam",
  "trash",
] as const;
/** Status category. `open` waits on us, `pending` on the customer, `on_hold` on a third party. */
export type TicketStatus = (typeof ticketStatuses)[number];

/** Statuses in which a ticket is work to be done or waited for; the others are out of the inbox. */
export const unsolvedStatuses = ["new", "open", "pending", "on_hold"] as const satisfies TicketStatus[];

/** Statuses an agent may choose by hand; spam and trash have verbs of their own. */
export const settableStatuses = ["open", "pending", "on_hold", "solved"] as const satisfies TicketStatus[];
export type SettableStatus = (typeof settableStatuses)[number];

export const ticketPriorities = ["low", "normal", "high", "urgent"] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

export const ticketSources = ["email", "form", "api", "agent", "import"] as const;
export type TicketSource = (typeof ticketSources)[number];

export const messageKinds = ["public", "note"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Which side of the conversation wrote: follows the author's part on this ticket, never `users.kind`. */
export const messageSides = ["customer", "agent", "system"] as const;
export type MessageSide = (typeof messageSides)[number];

/** `claimed` is a stranger's message held on a ticket until an agent decides; see DESIGN.md section 5, E-mail. */
export const messageStates = ["accepted", "claimed", "moved"] as const;
export type MessageState = (typeof messageStates)[number];

export const draftStates = ["editing", "scheduled", "held", "released"] as const;
export type DraftState = (typeof draftStates)[number];

export const ledgerStates = ["received", "parsed", "routed", "ignored", "quarantined"] as const;

export const ledgerSources = ["smtp", "http", "imap"] as const;
export type LedgerSource = (typeof ledgerSources)[number];

export const outboxStates = ["queued", "sending", "sent", "failed"] as const;
export type OutboxState = (typeof outboxStates)[number];

export const outboxPurposes = ["reply", "acknowledgement", "notice", "link", "test"] as const;
export type OutboxPurpose = (typeof outboxPurposes)[number];

/** Of a test mail: whether mail leaves, or whether it comes back in. */
export const mailTestDirections = ["out", "in"] as const;
export type MailTestDirection = (typeof mailTestDirections)[number];

/** What a link that was mailed to somebody lets its holder do. */
export const linkPurposes = [
  "guest",
  "invitation",
  "reset",
  "sign-in",
  "address-old",
  "address-new",
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export const slaMetrics = ["first_response", "next_response", "resolution"] as const;
export type SlaMetric = (typeof slaMetrics)[number];

export const clockStates = ["running", "paused", "met", "cancelled"] as const;
export type ClockState = (typeof clockStates)[number];

export const segmentKinds = [
  "started",
  "paused",
  "resumed",
  "retargeted",
  "met",
  "breached",
  "cancelled",
] as const;
export type SegmentKind = (typeof segmentKinds)[number];

export const actorKinds = ["staff", "customer", "system"] as const;

/** Who of an organisation's customers sees each other's requests: nobody, its managers, or all of them. */
export const sharingModes = ["none", "managers", "all"] as const;
export type SharingMode = (typeof sharingModes)[number];

/** What of a person's a merge gave to another: one row each in `merged_rows`. */
export const mergedRowKinds = ["ticket", "message", "participation", "address", "field"] as const;

/** Whom or what a custom field is of. */
export const fieldOwners = ["customer", "organisation"] as const;
export type FieldOwner = (typeof fieldOwners)[number];

/** What a custom field holds; it never changes, for its values would be none any more. */
export const fieldTypes = ["text", "number", "date", "boolean", "select", "multi_select", "url"] as const;
export type FieldType = (typeof fieldTypes)[number];

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** How much room a row of a list takes. */
export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/**
 * What a person of ours is told about: a ticket given to him, a note that mentions him, a customer's answer on his
 * ticket, a customer's message on one that nobody has, a deadline near, or missed.
 */
export const noticeKinds = [
  "assigned",
  "mentioned",
  "answered",
  "waiting",
  "near",
  "breached",
  "added",
  "noted",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const privacyJobKinds = ["export", "erase"] as const;
export type PrivacyJobKind = (typeof privacyJobKinds)[number];

/** `gone`: an export whose file was deleted. */
export const privacyJobStates = ["open", "done", "failed", "gone"] as const;
export type PrivacyJobState = (typeof privacyJobStates)[number];

/** What an authenticator says of a passkey: it stays on the device, or is copied to others of its person. */
export const passkeyKinds = ["singleDevice", "multiDevice"] as const;
export type PasskeyKind = (typeof passkeyKinds)[number];

/** What an erasure goes through, in this order. */
export const erasureStages = [
  "messages",
  "mentions",
  "tickets",
  "outbox",
  "ledger",
  "details",
  "traces",
] as const;
export type ErasureStage = (typeof erasureStages)[number];

/** What is deleted by age, once somebody has said after how many days: see lib/privacy/retention. */
export const retentionKinds = ["set_aside", "solved", "quarantine", "raw_mail", "audit_details"] as const;
export type RetentionKind = (typeof retentionKinds)[number];
