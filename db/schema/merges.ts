import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import { mergedRowKinds } from "../enums";
import { users } from "./accounts";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";

/** One customer turned out to be another. Who said so is in the audit. */
export const merges = pgTable(
  "merges",
  {
    id: identity(),
    personId: ref()
      .notNull()
      .references(() => users.id),
    intoId: ref()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
    /** Whether who is left had no phone number, and has this person's by the merge. */
    tookPhone: flag().notNull().default(false),
    /** When it was taken back, and what stayed for it had gone another way since. */
    undoneAt: instant(),
    stayedTickets: integer().notNull().default(0),
    stayedAddresses: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("merges_standing_key").on(t.personId).where(sql`${t.undoneAt} is null`),
    index("merges_person").on(t.personId, t.id),
    index("merges_into").on(t.intoId, t.id),
  ],
);

/** What a merge that stands has moved: by these rows alone it is taken back. Without foreign keys, for rows may go. */
export const mergedRows = pgTable(
  "merged_rows",
  {
    mergeId: ref()
      .notNull()
      .references(() => merges.id, { onDelete: "cascade" }),
    kind: closed(mergedRowKinds).notNull(),
    /** Of that kind; of a participation its ticket, of a value its custom field. */
    rowId: ref().notNull(),
    /** Of a participation. */
    role: closed(["cc", "follower"]),
    /** Of a participation: the other one took part as well, so that nothing moved. */
    shared: flag().notNull().default(false),
    /** Of an address: it was his first one, and when he had shown it to be his. */
    isPrimary: flag().notNull().default(false),
    verifiedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.mergeId, t.kind, t.rowId] }),
    oneOf("merged_rows_kind_known", t.kind, mergedRowKinds),
  ],
);
