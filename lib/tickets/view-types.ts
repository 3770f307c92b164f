import type {
  ClockState,
  DraftState,
  MessageKind,
  MessageSide,
  MessageState,
  OutboxState,
  SettableStatus,
  SlaMetric,
  TicketPriority,
  TicketSource,
  TicketStatus,
} from "@/db/enums";
import type { Away, PhoneView } from "@/lib/accounts/view-types";
import type { countedViews, ViewKey } from "./inputs";

/** What the screens get: rows of the database never cross to the client. Every instant is an ISO 8601 string in UTC. */

/** A tag among the settings: with how many tickets have it, at most a thousand. */
export type TagView = {
  name: string;
  tickets: number;
  /** It is being taken from its tickets, which get `becomes` in its place, or nothing. */
  leaving: boolean;
  becomes: string | null;
};

/** What a request may be about, among the settings. */
export type TopicView = {
  id: number;
  names: { en: string; de: string };
  team: PersonView | null;
  priority: TicketPriority | null;
  version: number;
};

export type PersonView = { id: number; name: string };

export type ClockView = {
  metric: SlaMetric;
  state: ClockState;
  targetSeconds: number;
  /** Seconds used up to `resumedAt`, or in all while it stands. */
  consumedSeconds: number;
  startedAt: string;
  resumedAt: string | null;
  dueAt: string | null;
  /** Since when, or from when on, the deadline is near; null for one that stands or never is. */
  warnAt: string | null;
  breachedAt: string | null;
  endedAt: string | null;
};

export type TicketRow = {
  id: number;
  number: number;
  subject: string;
  preview: string;
  status: TicketStatus;
  priority: TicketPriority;
  requester: PersonView;
  organisation: string | null;
  assignee: PersonView | null;
  tags: string[];
  unread: boolean;
  lastMessageAt: string;
  /** The clock that leads: the running one due first, else a paused one, else none. */
  clock: ClockView | null;
};

export type TicketList = {
  view: ViewKey;
  rows: TicketRow[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
};

/** Tickets per view of work under the actor's scope, counted up to 1,000 (shown as 999+). */
export type ViewCounts = Record<(typeof countedViews)[number], number>;

export type AttachmentView = {
  id: number;
  name: string;
  mediaType: string;
  size: number;
  /** What the message's HTML calls it where it stands inside (`data-cid`). */
  contentId: string | null;
};

export type DeliveryView = {
  state: OutboxState;
  error: string | null;
  recipients: { address: string; state: OutboxState; response: string | null }[];
};

export type MessageView = {
  id: number;
  kind: MessageKind;
  side: MessageSide;
  state: MessageState;
  automatic: boolean;
  author: PersonView & { address: string | null; picture: string | null };
  /** Sanitised; null when the mail had plain text only. Shown in a sandboxed frame. */
  html: string | null;
  /** Older mail below the answer, folded away. */
  quotedHtml: string | null;
  text: string;
  visibleText: string;
  remoteImages: number;
  attachments: AttachmentView[];
  /** null for what did not go out by mail. */
  delivery: DeliveryView | null;
  createdAt: string;
};

/** A line between messages: what somebody changed. `from` and `to` are names or codes, per field. */
export type TimelineLine = {
  id: number;
  name: string;
  actor: string;
  changes: { field: string; from: string | null; to: string | null }[];
  at: string;
};

export type DraftView = {
  id: number;
  html: string;
  state: DraftState;
  sendAt: string | null;
  heldReason: "newer_message" | "no_recipient" | "ticket_closed" | "refused" | null;
  nextStatus: SettableStatus | null;
};

export type TicketView = {
  id: number;
  number: number;
  subject: string;
  status: TicketStatus;
  priority: TicketPriority;
  source: TicketSource;
  version: number;
  tags: string[];
  /** What its customer said it is about, by language. */
  topic: Record<string, string> | null;
  requester: PersonView & {
    address: string | null;
    phone: PhoneView | null;
    organisation: string | null;
    otherTickets: OtherTicket[];
  };
  assignee: AssigneeView | null;
  team: TeamView | null;
  /** Colleagues who are told of its notes, by name. */
  followers: PersonView[];
  /** The ticket that this one's subject named although its sender has no part in it. */
  claims: { number: number; subject: string } | null;
  mailboxAddress: string | null;
  clocks: ClockView[];
  messages: MessageView[];
  lines: TimelineLine[];
  /** The actor's own drafts: one being written, and those waiting or held. */
  drafts: DraftView[];
  createdAt: string;
  /** It came by form, and nobody has shown yet that the requester's address is his. */
  unverified: boolean;
  /** Whether somebody can reach it by a link that was mailed. */
  hasGuestLinks: boolean;
};

export type OtherTicket = { number: number; subject: string; status: TicketStatus; createdAt: string };

export type AssigneeView = PersonView & { away: Away };

export type AssignableView = AssigneeView & { isMe: boolean };

/** One line of the audit. */
export type AuditEntry = {
  id: number;
  name: string;
  at: string;
  actor: PersonView & { kind: "staff" | "customer" | "system"; picture: string | null };
  /** null: it is about no ticket; "hidden": about one that the reader may not see. */
  ticket: { number: number } | "hidden" | null;
  /** Which queue, job or listener, by the names that the program gives them; empty for most. */
  about: string[];
  changes: { field: string; from: AuditValue; to: AuditValue }[];
  /** Where it was done from, and by which program; null where nobody wrote it down. */
  origin: { network: string; session: string } | null;
  /** By which the log knows the request. */
  request: string | null;
};
export type AuditValue = string | number | boolean | null;

/** What names a team: topics and invitations by name, tickets counted up to a thousand. */
export type TeamUse = { topics: string[]; invitations: string[]; tickets: number };

/** `restricted`: only its members see its tickets. */
export type TeamView = { id: number; name: string; restricted: boolean; hue: number };

export type TeamMemberView = AssignableView & { teamIds: number[] };

/** What happened with a customer or an organisation. */
export type HistoryEntry = Omit<AuditEntry, "ticket" | "about" | "origin" | "request"> & {
  ticket: Pick<OtherTicket, "number" | "subject"> | null;
};

/** One page of the tickets of a person or an organisation. */
export type TicketsOf = {
  rows: {
    number: number;
    subject: string;
    status: TicketStatus;
    requester: string;
    assignee: string | null;
    lastMessageAt: string;
  }[];
  next: string | null;
};

/** A ticket's status as its requester reads it. */
export type RequestState = "received" | "working" | "waiting" | "solved" | "closed";

export type RequestRow = {
  number: number;
  subject: string;
  state: RequestState;
  /** Who asked, where that is somebody else. */
  askedBy: string | null;
  lastMessageAt: string;
};

export type RequestList = { rows: RequestRow[]; next: string | null };

/** What a ticket's requester and participants, and colleagues with whom it is shared, see of it. */
export type RequestView = {
  number: number;
  subject: string;
  state: RequestState;
  /** Who asked, where that is somebody else. */
  askedBy: string | null;
  /** Its reader sees it because his organisation shares it, and would take part by answering. */
  isShared: boolean;
  topic: Record<string, string> | null;
  source: TicketSource;
  /** Authors without their addresses, nothing of how mail was delivered. */
  messages: MessageView[];
  /** Colleagues who have answered, in the order in which they came. */
  helping: PersonView[];
  mayAnswer: boolean;
  createdAt: string;
  solvedAt: string | null;
};

/** A ticket as programs get it: all that its row says, without its conversation. */
export type TicketRecord = {
  id: number;
  number: number;
  subject: string;
  status: TicketStatus;
  priority: TicketPriority;
  source: TicketSource;
  requester: PersonView & { address: string | null };
  organisation: PersonView | null;
  assignee: PersonView | null;
  team: PersonView | null;
  tags: string[];
  version: number;
  /** Instants in ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
  lastMessageAt: string;
  /** The earliest running clock's. */
  dueAt: string | null;
  firstRepliedAt: string | null;
  solvedAt: string | null;
};

/** A file that waits for its message. */
export type UploadView = { id: number; name: string; mediaType: string; size: number };

export type MessagePage = { rows: MessageView[]; next: string | null };

export type TicketRecords = { rows: TicketRecord[]; next: string | null };
