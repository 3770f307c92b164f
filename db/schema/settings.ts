import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { flag, identity, instant } from "./columns";

/** One row: the installation is one workspace. */
export const workspace = pgTable(
  "workspace",
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    timeZone: text().notNull(),
    locale: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [check("workspace_single", sql`${t.id} = 1`)],
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
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("mailboxes_address_key").on(t.address),
    uniqueIndex("mailboxes_default_key").on(t.isDefault).where(sql`${t.isDefault}`),
    check("mailboxes_address_lower", sql`${t.address} = lower(${t.address})`),
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
