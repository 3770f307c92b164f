import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { linkPurposes } from "../enums";
import { invitations, users } from "./accounts";
import { closed, identity, instant, oneOf, ref } from "./columns";
import { tickets } from "./tickets";

/** Links that let in without a password: only their token's hash is kept, so that a stolen table opens nothing. */
export const links = pgTable(
  "links",
  {
    id: identity(),
    tokenHash: text().notNull(),
    purpose: closed(linkPurposes).notNull(),
    /** Whom it lets in; an invitation's holder is nobody of ours yet. */
    userId: ref().references(() => users.id, { onDelete: "cascade" }),
    /** The one ticket that a guest link stands for. */
    ticketId: ref().references(() => tickets.id, { onDelete: "cascade" }),
    invitationId: ref().references(() => invitations.id, { onDelete: "cascade" }),
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
    index("links_invitation").on(t.invitationId).where(sql`${t.invitationId} is not null`),
    oneOf("links_purpose_known", t.purpose, linkPurposes),
    check("links_guest_ticket", sql`(${t.purpose} = 'guest') = (${t.ticketId} is not null)`),
    check("links_holder", sql`(${t.userId} is null) = (${t.invitationId} is not null)`),
    check("links_invitation_only", sql`(${t.purpose} = 'invitation') = (${t.invitationId} is not null)`),
    check("links_token_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("links_expiry", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
