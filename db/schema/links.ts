import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { linkPurposes } from "../enums";
import { users } from "./accounts";
import { closed, identity, instant, oneOf, ref } from "./columns";
import { tickets } from "./tickets";

/** Links that let in without a password: only their token's hash is kept, so that a stolen table opens nothing. */
export const links = pgTable(
  "links",
  {
    id: identity(),
    tokenHash: text().notNull(),
    purpose: closed(linkPurposes).notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The one ticket that a guest link stands for. */
    ticketId: ref().references(() => tickets.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** First time that its button was pressed. */
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("links_token_key").on(t.tokenHash),
    index("links_user").on(t.userId),
    index("links_ticket").on(t.ticketId).where(sql`${t.ticketId} is not null`),
    oneOf("links_purpose_known", t.purpose, linkPurposes),
    check("links_guest_ticket", sql`(${t.purpose} = 'guest') = (${t.ticketId} is not null)`),
    check("links_token_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("links_expiry", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
