import type { Away } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatCalendarDay } from "@/lib/i18n/time";

type Labels = Messages["away"];

/** "away until 5 December"; null for who is here. */
export function awayText(away: Away, labels: Labels, now: string, locale: string): string | null {
  if (away === null) return null;
  const { until } = away;
  if (until === null) return labels.open;
  return fillMessage(labels.until, { day: formatCalendarDay(until, now, locale) });
}

/** With what he tells his colleagues: "away until 5 December: Jonas stands in". */
export function awayLine(away: Away, labels: Labels, now: string, locale: string): string | null {
  const text = awayText(away, labels, now, locale);
  return text && away?.note ? fillMessage(labels.withNote, { away: text, note: away.note }) : text;
}

/** His name with it, for a list that has no room for a sign: "Mara, away until 5 December". */
export function nameWithAway(
  { name, away }: { name: string; away: Away },
  labels: Labels,
  now: string,
  locale: string,
): string {
  const text = awayText(away, labels, now, locale);
  return text === null ? name : fillMessage(labels.named, { name, away: text });
}
