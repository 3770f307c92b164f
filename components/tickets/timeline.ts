import type { DraftView, MessageView, TimelineLine } from "@/lib/tickets/view-types";

export type TimelineItem =
  | { kind: "message"; key: string; message: MessageView }
  | { kind: "lines"; key: string; lines: TimelineLine[] }
  | { kind: "draft"; key: string; draft: DraftView };

/** Messages and what happened between them in one order, neighbouring lines together; replies on their way come last. */
export function timeline(
  messages: MessageView[],
  lines: TimelineLine[],
  drafts: DraftView[],
): TimelineItem[] {
  const entries = [
    ...messages.map((message) => ({ at: message.createdAt, message })),
    ...lines.map((line) => ({ at: line.at, line })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const items: TimelineItem[] = [];
  for (const entry of entries) {
    const last = items.at(-1);
    if ("message" in entry)
      items.push({ kind: "message", key: `m${entry.message.id}`, message: entry.message });
    else if (last?.kind === "lines") last.lines.push(entry.line);
    else items.push({ kind: "lines", key: `l${entry.line.id}`, lines: [entry.line] });
  }
  const leaving = drafts.filter((draft) => draft.state === "scheduled");
  return [...items, ...leaving.map((draft) => ({ kind: "draft" as const, key: `d${draft.id}`, draft }))];
}

/** Of a long conversation the newest messages stand open; the rest waits behind one button. */
export function splitEarlier(
  items: TimelineItem[],
  open = 8,
): { earlier: TimelineItem[]; recent: TimelineItem[] } {
  const messages = items.filter((item) => item.kind === "message");
  const first = messages.length > open + 1 ? messages.at(-open) : undefined;
  const at = first ? items.indexOf(first) : 0;
  return { earlier: items.slice(0, at), recent: items.slice(at) };
}
