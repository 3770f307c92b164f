import type { Density, SharingMode, Theme } from "@/db/enums";
import type { ApiScope } from "@/lib/core/api-scopes";
import type { Permission } from "@/lib/core/permissions";
import type { Locale } from "@/lib/i18n/locales";
import type { FieldView } from "@/lib/settings/view-types";

/** What the screens get: rows of the database never cross to the client. Every instant is an ISO 8601 string in UTC. */

export type NamedView = { id: number; name: string };

/** `number` is for programs and links, `shown` for people. */
export type PhoneView = { number: string; shown: string };

export type PeopleList = {
  rows: {
    id: number;
    name: string;
    address: string | null;
    organisation: NamedView | null;
    /** Of his organisation. */
    isManager: boolean;
    createdAt: string;
  }[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
};

export type OrganisationList = {
  rows: { id: number; name: string; domains: string[]; createdAt: string }[];
  next: string | null;
};

export type PersonPage = {
  id: number;
  name: string;
  /** The primary one first. */
  addresses: { address: string; isPrimary: boolean; verified: boolean; bounced: boolean }[];
  organisation: NamedView | null;
  phone: PhoneView | null;
  /** What colleagues wrote about a customer: never for his own eyes. */
  notes: string;
  locale: string | null;
  timeZone: string | null;
  /** Who he turned out to be. */
  mergedIntoId: number | null;
  customFields: FieldView[];
  mayEdit: boolean;
  mayViewAs: boolean;
  createdAt: string;
};

/** A merge into or of a customer; `person` is who was, or is again. */
export type MergeView = {
  id: number;
  person: NamedView;
  into: NamedView;
  at: string;
  /** When it was taken back, and how much stayed then. */
  undoneAt: string | null;
  stayedTickets: number;
  stayedAddresses: number;
};

export type OrganisationPage = {
  id: number;
  name: string;
  domains: string[];
  sharing: SharingMode;
  /** What colleagues wrote about it: never for its customers' eyes. */
  notes: string;
  customFields: FieldView[];
  mayEdit: boolean;
  /** What the reader may set it to, the one in force among them. */
  maySetSharing: SharingMode[];
  createdAt: string;
};

/** What one may change of oneself; `timeZone` and `locale` are those in force, one's own or the workspace's. */
export type ProfileView = {
  name: string;
  timeZone: string;
  undoSeconds: number;
  signature: string;
  theme: Theme;
  density: Density;
  locale: Locale;
  /** Whether letters by themselves act on pages. */
  singleKeys: boolean;
};

/** When somebody is away; `days` is null for who is not, and does not go. */
export type AbsenceView = {
  /** What a form carries of what it showed. */
  seen: string;
  days: {
    firstDay: string;
    /** null: until he says that he is back. */
    lastDay: string | null;
    note: string;
    releases: boolean;
    running: boolean;
  } | null;
};

/** Of somebody who is away now; null while he is here. */
export type Away = {
  /** His last day; null for one who comes back when he says so. */
  until: string | null;
  /** What he tells his colleagues; empty for nothing. */
  note: string;
} | null;

/** Days that a token may live. */
export const tokenLifetimes = ["30", "90", "365", "never"] as const;

/** A token of one's own; the token itself nobody knows any more. */
export type ApiTokenView = {
  id: number;
  name: string;
  /** Its last letters. */
  ending: string;
  scopes: ApiScope[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  expired: boolean;
};

/** Everybody's tokens; a service has no owner. */
export type TokenList = {
  rows: (ApiTokenView & { owner: string | null; ownerLeft: boolean; everyTicket: boolean })[];
  next: string | null;
};

/** Where somebody is signed in. */
export type SessionView = {
  id: number;
  /** Empty where the browser did not say. */
  browser: string;
  system: string;
  /** An IPv4 address, or the /64 of an IPv6 one; empty for sessions of older versions. */
  network: string;
  createdAt: string;
  lastSeenAt: string;
  /** The session that asks. */
  isThis: boolean;
};

/** What one of one's devices signs in by. */
export type PasskeyView = {
  id: number;
  name: string;
  /** Kept beyond the device, by who keeps its person's passwords. */
  isBackedUp: boolean;
  createdAt: string;
  lastUsedAt: string | null;
};

/** What a role asks for at sign-in. */
export type SignInRule = {
  roleId: number;
  name: string;
  required: boolean;
  /** Active ones who have the role, and those of them who have a second factor: an authenticator or a passkey. */
  people: number;
  withFactor: number;
};

/** One's own second factor. */
export type SecondFactorView =
  | { state: "none" }
  /** `picture`: an SVG of the QR code that the app reads. */
  | { state: "begun"; secret: string; picture: string }
  | { state: "on"; since: string; codesLeft: number };

/** One's own address, and the one that waits to take its place. */
export type AddressView = {
  address: string | null;
  change: { address: string; expiresAt: string; oldConfirmed: boolean; newConfirmed: boolean } | null;
};

/** What the page behind an invitation's link says. */
export type InvitationPage = { name: string; address: string; role: string; invitedBy: string };

export type ColleagueList = {
  rows: {
    id: number;
    name: string;
    address: string | null;
    role: string;
    teams: string[];
    away: Away;
    /** When he last did something that was written down; null for never. */
    lastActedAt: string | null;
  }[];
  next: string | null;
};

export type InvitationList = {
  rows: {
    id: number;
    name: string;
    address: string;
    role: string;
    teams: string[];
    invitedBy: string;
    expiresAt: string;
    expired: boolean;
  }[];
  next: string | null;
};

export type ColleagueCounts = { active: number; invited: number; deactivated: number };

export type ColleaguePage = {
  id: number;
  name: string;
  address: string | null;
  status: "active" | "deactivated";
  role: NamedView;
  teams: NamedView[];
  createdAt: string;
  lastActedAt: string | null;
  hasSecondFactor: boolean;
  passkeys: number;
  /** The one that waits to be confirmed. */
  addressChange: { address: string; expiresAt: string } | null;
  /** Providers that know him as theirs. */
  identities: { providerId: number; provider: string }[];
  /** Whether this is the actor himself, whose role he does not change. */
  isSelf: boolean;
  /** False for one who may more than the actor. */
  mayChange: boolean;
  mayViewAs: boolean;
};

/** What the actor may give: roles within his own, and teams whose tickets he sees. */
export type AccessChoices = { roles: NamedView[]; teams: NamedView[] };

/** How many have a role. */
export type RoleHolders = { active: number; deactivated: number; invited: number };

export type RoleView = RoleHolders & {
  id: number;
  name: string;
  permissions: Permission[];
  /** The role that keeps what it takes to put others right, and is never deleted. */
  isAdmins: boolean;
  /** Whether the actor has it himself: what it may is not his to change. */
  isOwn: boolean;
  /** False for one that may more than the actor. */
  mayChange: boolean;
};

/** The colours of teams, as degrees: a few that are told apart beside each other. */
export const teamHues = {
  red: 20,
  orange: 48,
  yellow: 95,
  green: 155,
  cyan: 200,
  blue: 262,
  violet: 300,
  pink: 335,
} as const;
export type TeamHue = keyof typeof teamHues;
export const teamHueNames = Object.keys(teamHues) as TeamHue[];

export type TeamMemberList = {
  rows: { id: number; name: string; active: boolean; isLead: boolean; away: Away }[];
  next: string | null;
};

/** Colleagues who are not in the team, by name; `more` where they are too many for one list. */
export type TeamCandidates = { rows: NamedView[]; more: boolean };

export type ManagedTeam = {
  id: number;
  name: string;
  hue: number;
  restricted: boolean;
  /** By name, at most three of them. */
  leads: string[];
  leadCount: number;
  memberCount: number;
};

export type TeamPage = {
  id: number;
  name: string;
  hue: number;
  hueName: TeamHue | null;
  restricted: boolean;
  roundRobin: boolean;
  /** All of it, or what a lead may. */
  part: "manages" | "leads";
};
