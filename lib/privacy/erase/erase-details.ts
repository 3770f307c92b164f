import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { eventDetails, events } from "@/db/schema";
import { mentions, type Stage, stepEnd } from "./stage";

const rowsAtOnce = 5000;

/**
 * Personal values of the audit: of what happened to him, and wherever his address or his whole name stands; of
 * organisations, whose notes may name him, wherever his name stands within a text.
 */
export const eraseDetails: Stage = async (_system, { userId, addresses, names, upTo, cursor }) => {
  const last = await stepEnd(events, { after: cursor, upTo: upTo.events, rows: rowsAtOnce });
  if (last === null) return { handled: 0, cursor: null };
  // Of what he was called before, one word alone may be anything: a mailbox, a team.
  const whole = names.filter((name, at) => at === 0 || /\s/.test(name));
  await db().execute(sql`update ${eventDetails} set details = '{}' from ${events}
    where ${events.id} = ${eventDetails.eventId} and ${eventDetails.eventId} > ${cursor}
      and ${eventDetails.eventId} <= ${last} and ${eventDetails.details} <> '{}'
      and ((${events.subjectKind} = 'user' and ${events.subjectId} = ${userId})
        or ${mentions(sql`${eventDetails.details}::text`, addresses)}
        or (${events.subjectKind} = 'organisation' and ${mentions(
          sql`${eventDetails.details}::text`,
          names.filter((name) => /\s/.test(name)),
        )})
        or exists (select 1 from jsonb_path_query(${eventDetails.details}, '$.**') as value
          where value #>> '{}' = any(${sql.param(whole)}::text[])))`);
  // Of what he did to others: from where.
  await db().execute(sql`update ${eventDetails} set details = ${eventDetails.details} - 'origin' from ${events}
    where ${events.id} = ${eventDetails.eventId} and ${eventDetails.eventId} > ${cursor}
      and ${eventDetails.eventId} <= ${last} and ${events.actorId} = ${userId}
      and (${eventDetails.details} -> 'origin') is not null`);
  return { handled: 0, cursor: last };
};
