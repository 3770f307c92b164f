import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { passkeyKinds } from "../enums";
import { users } from "./accounts";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";

/** Argon2id hashes, apart from the person, so that no query on people can leak one. */
export const passwords = pgTable("passwords", {
  userId: ref()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  hash: text().notNull(),
  changedAt: instant().notNull(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: identity(),
    tokenHash: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** Where it was begun: the network as rate limits know it, and what the browser says of itself. */
    network: text().notNull().default(""),
    agent: text().notNull().default(""),
    /** To a few minutes: it is not written at every request. */
    lastSeenAt: instant().notNull().default(sql`now()`),
    /** null: by a password alone, which for some is not enough to be anybody yet. */
    secondFactorAt: instant(),
  },
  (t) => [
    uniqueIndex("sessions_token_key").on(t.tokenHash),
    index("sessions_user").on(t.userId),
    index("sessions_expiry").on(t.expiresAt),
  ],
);

/** Somebody looks at the pages as somebody else, in one of his sessions, for a while. */
export const viewings = pgTable(
  "viewings",
  {
    id: identity(),
    /** null once it is over, or the session is. */
    sessionId: ref().references(() => sessions.id, { onDelete: "set null" }),
    viewerId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    personId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    begunAt: instant().notNull(),
    until: instant().notNull(),
    /** null until its end was written down, which may be a while after it. */
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("viewings_session_key").on(t.sessionId),
    index("viewings_open").on(t.until).where(sql`${t.endedAt} is null`),
    check("viewings_over", sql`${t.endedAt} is null or ${t.sessionId} is null`),
    check("viewings_other", sql`${t.viewerId} <> ${t.personId}`),
  ],
);

/** What an authenticator app and we share (TOTP, RFC 6238), sealed; it counts once a code has confirmed it. */
export const secondFactors = pgTable("second_factors", {
  userId: ref()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  secret: text().notNull(),
  createdAt: instant().notNull(),
  confirmedAt: instant(),
  /** Of the last code that was taken: none is taken twice. */
  lastStep: bigint({ mode: "number" }).notNull(),
});

/** What lets in once each when the authenticator is lost: only hashes are kept. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    codeHash: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Browsers on which a second factor was given lately, and is not asked for again. */
export const trustedDevices = pgTable(
  "trusted_devices",
  {
    tokenHash: text().primaryKey(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [index("trusted_devices_user").on(t.userId), index("trusted_devices_expiry").on(t.expiresAt)],
);

/** By which devices of a person's prove that it is he (WebAuthn): of each pair of keys the public one. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: identity(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** As the device calls it; base64url. */
    credentialId: text().notNull(),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    /** How often it was used, as the device counts; many do not, and it stays 0. */
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    /** Never changes: it is part of what the device signs. */
    kind: closed(passkeyKinds).notNull(),
    isBackedUp: flag().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [
    uniqueIndex("passkeys_credential_key").on(t.credentialId),
    index("passkeys_user").on(t.userId),
    oneOf("passkeys_kind_known", t.kind, passkeyKinds),
  ],
);

/** What a device is asked to sign, once and soon, known by what its browser keeps meanwhile. Swept once it is too old. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    tokenHash: text().primaryKey(),
    /** Whose new passkey it is about; null: it is to say who somebody is. */
    userId: ref().references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [index("passkey_challenges_user").on(t.userId), index("passkey_challenges_expiry").on(t.expiresAt)],
);

/** A colleague's address that waits to take the place of his present one, until both are confirmed or its time is over. */
export const addressChanges = pgTable(
  "address_changes",
  {
    userId: ref()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    address: text().notNull(),
    expiresAt: instant().notNull(),
    /** By the link mailed to the present address, or by who manages people. */
    oldConfirmedAt: instant(),
    newConfirmedAt: instant(),
  },
  (t) => [check("address_changes_lower", sql`${t.address} = lower(${t.address})`)],
);

/**
 * Addresses for which somebody said that he forgot the password, be they anybody's or nobody's: the worker finds out
 * and mails, so that whoever asks learns nothing, not even from the time it takes.
 */
export const resetRequests = pgTable("reset_requests", {
  address: text().primaryKey(),
  locale: text().notNull(),
  askedAt: instant().notNull(),
});
