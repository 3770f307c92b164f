import { getLocale, getMessages } from "next-intl/server";
import { changeText } from "@/components/tickets/change-text";
import { actorText, eventText, ticketText } from "@/components/tickets/entry-text";
import { csvLine, csvStream } from "@/lib/core/csv";
import type { Messages } from "@/lib/i18n/load-messages";
import { exportAudit } from "@/lib/tickets/export-audit";
import type { AuditEntry } from "@/lib/tickets/view-types";
import { route } from "@/lib/web/route";
import { auditQuery } from "../audit-query";

/** What the page shows, whole, as a file: instants as the database has them, so that programs can sort by them. */
export const GET = route("settings.audit", async (actor, request) => {
  const { asked } = auditQuery(Object.fromEntries(new URL(request.url).searchParams));
  const { cursor: _cursor, ...filters } = asked;
  const [words, locale] = await Promise.all([getMessages(), getLocale()]);
  const entries = await exportAudit(actor, filters);
  return new Response(csvStream(lines(entries, words, locale)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});

async function* lines(entries: AsyncGenerator<AuditEntry, void>, words: Messages, locale: string) {
  const { time, person, what, name, about, changes, origin, session, request } = words.settings.audit;
  yield csvLine([time, person, what, name, about, changes, origin, session, request]);
  for await (const entry of entries) {
    yield csvLine([
      entry.at,
      actorText(entry, words),
      eventText(entry.name, words),
      entry.name,
      [ticketText(entry, words), ...entry.about].filter(Boolean).join(", "),
      entry.changes.map((change) => changeText(change, words, locale)).join(", "),
      entry.origin?.network ?? "",
      entry.origin?.session ?? "",
      entry.request ?? "",
    ]);
  }
}
