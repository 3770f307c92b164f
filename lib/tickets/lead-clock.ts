import { sql } from "drizzle-orm";
import { slaClocks, tickets } from "@/db/schema";
import type { ClockView } from "./view-types";

/** The clock that leads a ticket's row, as one JSON value: the running one due first, else a paused one. */
export const leadClock = sql<ClockView | null>`(
  select json_build_object(
    'metric', c.metric, 'state', c.state, 'targetSeconds', c.target_seconds, 'consumedSeconds', c.consumed_seconds,
    'startedAt', ${isoText("c.started_at")}, 'resumedAt', ${isoText("c.resumed_at")}, 'dueAt', ${isoText("c.due_at")},
    'breachedAt', ${isoText("c.breached_at")}, 'endedAt', ${isoText("c.ended_at")})
  from ${slaClocks} c
  where c.ticket_id = ${tickets.id} and c.state in ('running', 'paused')
  order by c.state = 'paused', c.due_at, c.id limit 1)`;

/** ISO 8601 in UTC to the millisecond, as JavaScript writes it. */
function isoText(column: string) {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
