import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { densities, sharingModes, themes, userKinds } from "../enums";
import { closed, flag, identity, instant, oneOf, ref, type StoredImage } from "./columns";
import { fieldValues, holdsFields } from "./custom-fields";

/** A named set of permissions; code asks for a permission, never for a role. */
export const roles = pgTable(
  "roles",
  {
    id: identity(),
    /** Of the roles that come with the product; null for one that was made here. */
    key: text(),
    name: text().notNull(),
    permissions: text().array().notNull(),
    /** Whoever has it signs in with a second factor, or sets one up first. */
    requiresSecondFactor: flag().notNull().default(false),
  },
  (t) => [uniqueIndex("roles_key_key").on(t.key), uniqueIndex("roles_name_key").on(sql`lower(${t.name})`)],
);

export const organisations = pgTable(
  "organisations",
  {
    id: identity(),
    name: text().notNull(),
    domains: text().array().notNull(),
    /** Who of its customers sees the requests of them all. */
    sharing: closed(sharingModes).notNull().default("none"),
    /** What colleagues wrote about it, as plain text; no customer reads it. */
    notes: text().notNull().default(""),
    fields: fieldValues(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("organisations_by_name").on(sql`lower(${t.name})`, t.id),
    index("organisations_words").using("gin", sql`to_tsvector('simple', ${t.name})`),
    index("organisations_domains").using("gin", t.domains),
    oneOf("organisations_sharing_known", t.sharing, sharingModes),
    check("organisations_notes_length", sql`char_length(${t.notes}) <= 5000`),
    holdsFields("organisations_fields", t.fields),
  ],
);

export const users = pgTable(
  "users",
  {
    id: identity(),
    kind: closed(userKinds).notNull(),
    name: text().notNull(),
    roleId: ref().references(() => roles.id),
    organisationId: ref().references(() => organisations.id),
    /** A customer who sees his organisation's requests where they are shared with its managers. */
    managesOrganisation: flag().notNull().default(false),
    /** Of a customer: E.164, with ";ext=" before an extension (RFC 3966). */
    phone: text(),
    /** What colleagues wrote about a customer, as plain text; he himself never reads it here. */
    notes: text().notNull().default(""),
    status: closed(["active", "deactivated"]).notNull(),
    locale: text(),
    timeZone: text(),
    theme: closed(themes).notNull(),
    density: closed(densities).notNull().default("comfortable"),
    /** Seconds between Send and release in which a reply can be taken back: 0 to 30. */
    undoSeconds: integer().notNull(),
    /** Plain text below this person's replies; empty for none. */
    signature: text().notNull().default(""),
    /** A colleague's, for colleagues. */
    picture: jsonb().$type<StoredImage>(),
    /** Whether keys without Ctrl act on pages (WCAG 2.1.4): who speaks to his computer types them without meaning to. */
    singleKeys: flag().notNull().default(true),
    createdAt: instant().notNull(),
    /** When what was held on this person was erased, or began to be: nobody is this person any more. */
    erasedAt: instant(),
    /** The customer whom he turned out to be: he is that one until the merge is taken back. */
    mergedIntoId: ref().references((): AnyPgColumn => users.id),
    fields: fieldValues(),
  },
  (t) => [
    check(
      "users_merged",
      sql`${t.mergedIntoId} is null or ${t.kind} = 'customer' and ${t.status} = 'deactivated' and ${t.mergedIntoId} <> ${t.id}`,
    ),
    index("users_merged_into").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    check("users_erased", sql`${t.erasedAt} is null or ${t.status} = 'deactivated'`),
    check("users_picture_of_colleagues", sql`${t.picture} is null or ${t.kind} = 'staff'`),
    oneOf("users_kind_known", t.kind, userKinds),
    oneOf("users_density_known", t.density, densities),
    holdsFields("users_fields", t.fields),
    check("users_role_for_staff", sql`(${t.kind} = 'staff') = (${t.roleId} is not null)`),
    check("users_manager_of_one", sql`${t.organisationId} is not null or not ${t.managesOrganisation}`),
    check("users_phone_shape", sql`${t.phone} ~ '^\\+[0-9]{3,15}(.ext=[0-9]{1,20})?$'`),
    check("users_notes_length", sql`char_length(${t.notes}) <= 5000`),
    check("users_undo_range", sql`${t.undoSeconds} between 0 and 30`),
    // Exactly one system user: the author of automatic messages.
    uniqueIndex("users_system_key").on(t.kind).where(sql`${t.kind} = 'system'`),
    // The list of customers in its order, and the beginnings of words in their names.
    index("users_customers_by_name").on(sql`lower(${t.name})`, t.id).where(sql`${t.kind} = 'customer'`),
    index("users_customers_words")
      .using("gin", sql`word_beginnings(${t.name})`)
      .where(sql`${t.kind} = 'customer'`),
    // Who calls, by the number without its extension.
    index("users_phone").on(sql`substring(${t.phone}, '^[+0-9]+')`).where(sql`${t.phone} is not null`),
    index("users_staff_by_name").on(sql`lower(${t.name})`, t.id).where(sql`${t.kind} = 'staff'`),
    index("users_role").on(t.roleId).where(sql`${t.roleId} is not null`),
    index("users_organisation")
      .on(t.organisationId, sql`lower(${t.name})`, t.id)
      .where(sql`${t.organisationId} is not null`),
  ],
);

export const userEmails = pgTable(
  "user_emails",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: text().notNull(),
    isPrimary: flag().notNull(),
    /** When the person proved to own it (a link used, or set up by an admin). */
    verifiedAt: instant(),
    /** When a permanent delivery failure marked it. */
    bouncedAt: instant(),
  },
  (t) => [
    uniqueIndex("user_emails_address_key").on(t.address),
    uniqueIndex("user_emails_primary_key").on(t.userId).where(sql`${t.isPrimary}`),
    index("user_emails_words").using("gin", sql`word_beginnings(${t.address})`),
    check("user_emails_address_lower", sql`${t.address} = lower(${t.address})`),
  ],
);

/** Keys that programs call the API with, in a colleague's name or as a service: only hashes are kept. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: identity(),
    tokenHash: text().notNull(),
    /** The token's last letters: enough to tell one's own apart. */
    ending: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    scopes: text().array().notNull(),
    /** Of a service, which has no role: whether it sees the tickets of restricted teams too. */
    everyTicket: flag().notNull().default(false),
    createdAt: instant().notNull(),
    /** null: until it is revoked. */
    expiresAt: instant(),
    /** To the minute: it is not written at every call. */
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("api_tokens_token_key").on(t.tokenHash),
    index("api_tokens_user").on(t.userId, t.id.desc()),
    check("api_tokens_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("api_tokens_expiry", sql`${t.expiresAt} is null or ${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** Requests that carried an Idempotency-Key, with what was answered: sent again, they act once. Swept after a day. */
export const apiRequests = pgTable(
  "api_requests",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** SHA-256 of the key and of what was asked with it. */
    keyHash: text().notNull(),
    fingerprint: text().notNull(),
    /** null while it runs. */
    status: integer(),
    answer: jsonb(),
    startedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("api_requests_key").on(t.userId, t.keyHash),
    index("api_requests_started").on(t.startedAt),
    check("api_requests_answered", sql`(${t.status} is null) = (${t.answer} is null)`),
  ],
);

export const teams = pgTable(
  "teams",
  {
    id: identity(),
    name: text().notNull(),
    restricted: flag().notNull(),
    hue: integer().notNull(),
    /** Whether its members take its new tickets in turn. */
    roundRobin: flag().notNull().default(false),
    /** Set once it is deleted, when it has neither tickets nor members: what happened in it goes on to name it. */
    removedAt: instant(),
  },
  (t) => [uniqueIndex("teams_name_key").on(t.name).where(sql`${t.removedAt} is null`)],
);

export const memberships = pgTable(
  "memberships",
  {
    teamId: ref()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    isLead: flag().notNull(),
    /** Rises within the team with each ticket that round robin gives: who has the least is next. */
    lastTurn: integer(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] }), index("memberships_user").on(t.userId)],
);

/**
 * When a colleague is not there, as he said: one at a time. The days are those that he named, the instants what they
 * meant in his time zone as he did.
 */
export const absences = pgTable(
  "absences",
  {
    userId: ref()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    firstDay: date().notNull(),
    /** null: until he says that he is back. */
    lastDay: date(),
    startsAt: instant().notNull(),
    /** The first instant after the last day. */
    endsAt: instant(),
    /** For colleagues; empty for none. */
    note: text().notNull(),
    /** Whether a customer's message gives his ticket back to its team meanwhile. */
    releases: flag().notNull(),
    /** By which a form knows what it showed. */
    setAt: instant().notNull(),
  },
  (t) => [
    check("absences_open_end", sql`(${t.lastDay} is null) = (${t.endsAt} is null)`),
    check("absences_order", sql`${t.firstDay} <= ${t.lastDay} and ${t.startsAt} < ${t.endsAt}`),
  ],
);

/** A colleague who was asked to come, until he does; his link is renewed, the invitation stays the same. */
export const invitations = pgTable(
  "invitations",
  {
    id: identity(),
    address: text().notNull(),
    name: text().notNull(),
    /** Of one that is over it may be gone. */
    roleId: ref().references(() => roles.id, { onDelete: "set null" }),
    teamIds: bigint({ mode: "number" }).array().notNull(),
    invitedById: ref()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    /** Moves on when it is sent again. */
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    // One that waits for each address, whoever invites.
    uniqueIndex("invitations_open_key").on(t.address).where(isOpen(t)),
    index("invitations_open_by_name").on(sql`lower(${t.name})`, t.id).where(isOpen(t)),
    check("invitations_address_lower", sql`${t.address} = lower(${t.address})`),
    check("invitations_role_while_open", sql`${t.roleId} is not null or not (${isOpen(t)})`),
    check("invitations_one_end", sql`${t.acceptedAt} is null or ${t.withdrawnAt} is null`),
  ],
);

function isOpen(t: { acceptedAt: AnyPgColumn; withdrawnAt: AnyPgColumn }) {
  return sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null`;
}
