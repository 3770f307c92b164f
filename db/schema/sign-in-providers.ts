import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { providerAudiences } from "../enums";
import { roles, users } from "./accounts";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";

/** Who else says who somebody is, by OpenID Connect. Its issuer and for whom it is never change: accounts hang on them. */
export const signInProviders = pgTable(
  "sign_in_providers",
  {
    id: identity(),
    name: text().notNull(),
    issuer: text().notNull(),
    clientId: text().notNull(),
    /** Sealed. */
    clientSecret: text().notNull(),
    audience: closed(providerAudiences).notNull(),
    /** Of the addresses that it is believed about. */
    domains: text().array().notNull(),
    /** Whether who has no account yet gets one. */
    createsPeople: flag().notNull().default(false),
    /** Of colleagues for whom no group says otherwise; null: they are refused, or stay as they are without any group. */
    defaultRoleId: ref().references(() => roles.id),
    /** The claim that lists somebody's groups; empty for none. */
    groupClaim: text().notNull().default(""),
    /** Whether its people have given a second factor there. */
    givesSecondFactor: flag().notNull().default(false),
    isOn: flag().notNull().default(false),
    version: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("sign_in_providers_name_key").on(sql`lower(${t.name})`),
    index("sign_in_providers_role").on(t.defaultRoleId),
    oneOf("sign_in_providers_audience_known", t.audience, providerAudiences),
    check("sign_in_providers_role_for_staff", sql`${t.audience} = 'staff' or ${t.defaultRoleId} is null`),
  ],
);

/** Which role a group of a provider's gives: of several the first. */
export const groupRoles = pgTable(
  "group_roles",
  {
    providerId: ref()
      .notNull()
      .references(() => signInProviders.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    group: text("group_name").notNull(),
    roleId: ref()
      .notNull()
      .references(() => roles.id),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.position] }), index("group_roles_role").on(t.roleId)],
);

/** Whom a provider means by its name for somebody, which stays the same when his address changes. */
export const providerIdentities = pgTable(
  "provider_identities",
  {
    providerId: ref()
      .notNull()
      .references(() => signInProviders.id, { onDelete: "cascade" }),
    subject: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.subject] }),
    // An address that the provider gives to somebody else must not open the account of who had it before.
    uniqueIndex("provider_identities_user_key").on(t.userId, t.providerId),
  ],
);

/** Somebody is on his way to a provider: what his browser brings back with him is good once. Swept once it is too old. */
export const providerAttempts = pgTable(
  "provider_attempts",
  {
    tokenHash: text().primaryKey(),
    providerId: ref()
      .notNull()
      .references(() => signInProviders.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [index("provider_attempts_expiry").on(t.expiresAt)],
);
