import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDuration, weekdayName } from "@/lib/i18n/time";
import type { AuditEntry, AuditValue } from "@/lib/tickets/view-types";

type Change = AuditEntry["changes"][number];

/** "First reply, High: 4h → 2h"; what has no words is shown as it is written. */
export function changeText({ field, from, to }: Change, words: Messages, locale: string): string {
  const { audit } = words.settings;
  const shown = (value: AuditValue) => valueText(field, value, words);
  return fillMessage(
    audit.change,
    { field: fieldText(field, words, locale), from: shown(from), to: shown(to) },
    locale,
  );
}

/** What a field is called; one without words is shown as it is written. */
export function fieldText(field: string, words: Messages, locale: string): string {
  if (isOfHours(field)) return weekdayName(Number(field.slice(-1)), locale);
  const custom = /^custom\.[^.]+\.(.+)$/.exec(field)?.[1];
  if (custom) return custom;
  const warned = warnedPriority(field, words);
  if (warned) return fillMessage(words.settings.audit.warn, { priority: warned });
  const permission = permissionOf(field, words);
  if (permission) return permission;
  const target = targetOf(field, words);
  if (target) return `${target.metric}, ${target.priority}`;
  return (words.settings.audit.fields as Record<string, string>)[field] ?? field;
}

/** What a value of a field is called. */
export function valueText(field: string, value: AuditValue, words: Messages): string {
  const { none, yes, no, closed } = words.settings.audit;
  if (value === null && isOfHours(field)) return closed;
  if (value === null || value === "") return none;
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number" && warnedPriority(field, words)) {
    const { warnOff, warnLeft } = words.settings.sla;
    return value === 0 ? warnOff : fillMessage(warnLeft, { percent: value });
  }
  if (typeof value === "number") {
    return targetOf(field, words) ? formatDuration(value, words.app) : String(value);
  }
  const names: Record<string, Record<string, string>> = {
    status: words.status,
    priority: words.priority,
    locale: words.shell.languageNames,
    hue: words.settings.teams.hues,
    sharing: words.customers.sharing,
    fieldOwner: words.settings.fields.owners,
    fieldType: words.settings.fields.types,
    audience: words.settings.providers.audiences,
  };
  return names[field]?.[value] ?? value;
}

/** When the deadlines of a priority are near: "warn.high". */
function warnedPriority(field: string, { priority }: Messages): string | undefined {
  const [of, name = ""] = field.split(".");
  return of === "warn" ? (priority as Record<string, string>)[name] : undefined;
}

/** What a role may: "may.tickets.work". */
function permissionOf(field: string, { settings }: Messages): string | undefined {
  const [of, subject = "", what = ""] = field.split(".");
  const texts: Record<string, Record<string, string>> = settings.roles.may;
  return of === "may" ? texts[subject]?.[what] : undefined;
}

/** A weekday's opening hours: "hours.0" are Monday's. */
function isOfHours(field: string): boolean {
  return /^hours\.[0-6]$/.test(field);
}

/** A target of the service policy is named by its promise and its priority: "first_response.high". */
function targetOf(field: string, { tickets, priority }: Messages) {
  const { firstReply, nextReply, solve } = tickets.panel;
  const metrics: Record<string, string> = {
    first_response: firstReply,
    next_response: nextReply,
    resolution: solve,
  };
  const [metric = "", of = ""] = field.split(".");
  const found = { metric: metrics[metric], priority: (priority as Record<string, string>)[of] };
  return found.metric && found.priority ? found : null;
}
