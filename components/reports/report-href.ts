import type { PartKey } from "@/lib/reports/inputs";
import type { RangeView, TeamView } from "@/lib/reports/view-types";

type Days = { from: string; to: string };

/** The list behind a number of these days. The dates are named even for "the last 30 days": tomorrow it is the same list. */
export function behindHref(measure: PartKey, { from, to }: Days, team: TeamView | null, cursor?: string) {
  const query = new URLSearchParams({ measure, from, to });
  if (team) query.set("team", String(team.id));
  if (cursor) query.set("cursor", cursor);
  return `/reports/tickets?${query}`;
}

/** A report, or its daily table. */
export function reportHref(
  path: string,
  range: Pick<RangeView, "from" | "to" | "preset">,
  team: TeamView | null,
) {
  const query = new URLSearchParams(
    range.preset ? { days: range.preset } : { from: range.from, to: range.to },
  );
  if (team) query.set("team", String(team.id));
  return `${path}?${query}`;
}
