import { and, eq, exists, isNotNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import {
  articleTranslations,
  businessIntervals,
  mailboxes,
  mailLedger,
  outboxMail,
  tickets,
  users,
  workspace,
} from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { FirstSteps } from "./view-types";

/** Of the first tickets only: who has tried it has done so before there were many. */
const firstTickets = 1000;
const one = { one: sql`1` };

/**
 * What a new helpdesk has come to, read from what is really there: a mail that came in, one that left, a colleague. One
 * statement, which stops at the first row of each kind.
 * @throws AppError `forbidden`
 */
export async function firstSteps(actor: Actor): Promise<FirstSteps> {
  ensureMay(actor, "settings.workspace");
  const [row] = await db()
    .select({
      workspace: workspace.name,
      hidden: sql<boolean>`${workspace.stepsHiddenAt} is not null`,
      address: sql<string | null>`${db()
        .select({ address: mailboxes.address })
        .from(mailboxes)
        .where(eq(mailboxes.isDefault, true))}`,
      done: {
        name: sql<boolean>`true`,
        brand: sql<boolean>`${workspace.brandHue} is not null or ${workspace.logo} is not null`,
        mailIn: some(db().select(one).from(mailLedger)),
        mailOut: some(db().select(one).from(outboxMail).where(eq(outboxMail.state, "sent"))),
        hours: some(db().select(one).from(businessIntervals)),
        people: some(db().select(one).from(users).where(isColleague(actor))),
        article: some(
          db().select(one).from(articleTranslations).where(isNotNull(articleTranslations.publishedVersion)),
        ),
        customer: some(sql`(select 1 from (select ${tickets.source} from ${tickets} order by ${tickets.id}
          limit ${literalLimit(firstTickets)}) early where source = 'form')`),
      },
    })
    .from(workspace);
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}

function isColleague(actor: Actor): SQL | undefined {
  return and(eq(users.kind, "staff"), eq(users.status, "active"), sql`${users.id} <> ${actor.id}`);
}

function some(query: SQLWrapper): SQL<boolean> {
  return sql<boolean>`${exists(query)}`;
}
