import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { flag, identity, instant, ref, type StoredImage } from "./columns";

/** One row: the installation is one workspace. */
export const workspace = pgTable(
  "workspace",
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    timeZone: text().notNull(),
    locale: text().notNull(),
    /** Of the brand's colour; null for ours. Its lightness is never anybody's choice: contrast hangs on it. */
    brandHue: integer(),
    /** Per cent of the chroma that the design allows. */
    brandStrength: integer(),
    logo: jsonb().$type<StoredImage>(),
    /** In which languages the help centre speaks; others that have articles are kept back. */
    helpLocales: text().array().notNull().default(["en", "de"]),
    /** When an admin put the steps of the first run away; they can be called back. */
    stepsHiddenAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    check("workspace_single", sql`${t.id} = 1`),
    check("workspace_brand_hue", sql`${t.brandHue} between 0 and 359`),
    check("workspace_brand_strength", sql`${t.brandStrength} between 0 and 100`),
    check("workspace_help_locales", sql`cardinality(${t.helpLocales}) > 0`),
  ],
);

/** An address of ours that takes and sends mail. */
export const mailboxes = pgTable(
  "mailboxes",
  {
    id: identity(),
    name: text().notNull(),
    address: text().notNull(),
    isDefault: flag().notNull(),
    /** Encrypted with DATA_KEY; signs POST /api/inbound/mime. */
    inboundSecret: text().notNull(),
    acknowledge: flag().notNull(),
    /** Plain text below replies of whoever has no signature of his own; empty for none. */
    signature: text().notNull().default(""),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("mailboxes_address_key").on(t.address),
    uniqueIndex("mailboxes_default_key").on(t.isDefault).where(sql`${t.isDefault}`),
    check("mailboxes_address_lower", sql`${t.address} = lower(${t.address})`),
  ],
);

/** Further addresses whose mail is a mailbox's: what it had before, and what other servers forward to. */
export const mailboxAliases = pgTable(
  "mailbox_aliases",
  {
    address: text().primaryKey(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("mailbox_aliases_mailbox").on(t.mailboxId),
    check("mailbox_aliases_lower", sql`${t.address} = lower(${t.address})`),
  ],
);

/** Secrets of the set-up link: hashed, expiring, dead once an admin exists. */
export const setupTokens = pgTable(
  "setup_tokens",
  {
    id: identity(),
    tokenHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [uniqueIndex("setup_tokens_hash_key").on(t.tokenHash)],
);

/** Points used per key: rate-limiter-flexible's table, where there is no Redis. `expire` is epoch milliseconds. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    expire: bigint({ mode: "number" }),
  },
  (t) => [index("rate_limits_expire").on(t.expire)],
);
