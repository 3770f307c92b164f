import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { erasureStages, privacyJobKinds, privacyJobStates, retentionKinds } from "../enums";
import { users } from "./accounts";
import { closed, identity, instant, oneOf, ref } from "./columns";

/** Newest rows that were there when a person was erased: what comes later from the same address is somebody else's. */
export type Watermarks = { ledger: number; messages: number; outbox: number; events: number };

/** What is held on a person, being written to a file or erased. The database says how far it is: a lost job costs time. */
export const privacyJobs = pgTable(
  "privacy_jobs",
  {
    id: identity(),
    kind: closed(privacyJobKinds).notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    askedById: ref()
      .notNull()
      .references(() => users.id),
    state: closed(privacyJobStates).notNull(),
    /** Rows that are done, of about so many. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Of an erasure: where it is, and the last row that was looked at there. */
    stage: closed(erasureStages),
    cursor: bigint({ mode: "number" }).notNull().default(0),
    upTo: jsonb().$type<Watermarks>(),
    /** By which an erasure finds its person's traces; empty once it is over. */
    addresses: text().array().notNull().default([]),
    names: text().array().notNull().default([]),
    attempts: integer().notNull().default(0),
    /** While it is open: when a worker may take it (up). */
    nextAt: instant(),
    /** The export's file, until it is deleted. */
    storageKey: text(),
    size: bigint({ mode: "number" }),
    createdAt: instant().notNull(),
    endedAt: instant(),
    expiresAt: instant(),
  },
  (t) => [
    uniqueIndex("privacy_jobs_open_key").on(t.userId, t.kind).where(sql`${t.state} = 'open'`),
    index("privacy_jobs_waiting").on(t.nextAt, t.id).where(sql`${t.state} = 'open'`),
    index("privacy_jobs_user").on(t.userId, t.id),
    index("privacy_jobs_expiry").on(t.expiresAt).where(sql`${t.storageKey} is not null`),
    oneOf("privacy_jobs_kind_known", t.kind, privacyJobKinds),
    oneOf("privacy_jobs_state_known", t.state, privacyJobStates),
    check("privacy_jobs_waiting_time", sql`(${t.state} = 'open') = (${t.nextAt} is not null)`),
    check("privacy_jobs_stage", sql`(${t.kind} = 'erase') = (${t.stage} is not null)`),
    check("privacy_jobs_forgets", sql`${t.state} = 'open' or ${t.addresses} = '{}' and ${t.names} = '{}'`),
  ],
);

/** After how many days what is deleted; a kind without a row is kept for ever. */
export const retentionRules = pgTable(
  "retention_rules",
  {
    kind: closed(retentionKinds).primaryKey(),
    days: integer().notNull(),
  },
  (t) => [
    oneOf("retention_rules_kind_known", t.kind, retentionKinds),
    check("retention_rules_days", sql`${t.days} between 1 and 3650`),
  ],
);
