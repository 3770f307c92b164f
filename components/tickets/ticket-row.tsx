"use client";

import type { MouseEvent } from "react";
import { avatarLook } from "@/components/ui/avatar";
import { Tag } from "@/components/ui/tag";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatAge } from "@/lib/i18n/time";
import type { TicketRow as Row } from "@/lib/tickets/view-types";
import type { ListLabels } from "./labels";
import { SlaPill } from "./sla-pill";
import { rowId } from "./use-roving-rows";

type Props = {
  row: Row;
  href: string;
  now: number;
  timeZone: string;
  locale: string;
  labels: ListLabels;
  current: boolean;
  onFocus: () => void;
  onOpen: (event: MouseEvent) => void;
  onIntent: () => void;
};

// The row takes the focus, not its cells: one tab stop for the whole list.
const cell = (className: string, label?: string) =>
  ({ role: "gridcell", className, "aria-label": label }) as const;

/** Looks: ticket-row.css. Cells change places on phones, so this is a grid of roles and no table. */
export function TicketRow({
  row,
  href,
  now,
  timeZone,
  locale,
  labels,
  current,
  onFocus,
  onOpen,
  onIntent,
}: Props) {
  const { requester, organisation, assignee, tags, clock } = row;
  const hidden = tags.length - 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="row"
      id={rowId(row.number)}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      onPointerEnter={onIntent}
      className={row.unread ? "ticket-row unread" : "ticket-row"}
    >
      <span {...cell("mark", row.unread ? labels.unread : undefined)} />
      <span {...cell(`priority ${row.priority}`, labels.priority[row.priority])} />
      <span {...cell("who")}>
        <span dir="auto">{requester.name}</span>
        {organisation && <small dir="auto">{organisation}</small>}
      </span>
      <span {...cell("what")}>
        <a href={href} tabIndex={-1} onClick={onOpen} dir="auto">
          {row.subject}
        </a>
        <small dir="auto">{row.preview}</small>
      </span>
      <span {...cell("tags")}>
        {tags.slice(0, 2).map((tag) => (
          <Tag key={tag} name={tag} />
        ))}
        {hidden > 0 && (
          <small title={tags.slice(2).join(", ")}>
            <span aria-hidden>{`+${hidden}`}</span>
            <span className="sr-only">{fillMessage(labels.moreTags, { count: hidden }, locale)}</span>
          </small>
        )}
      </span>
      {clock ? (
        <SlaPill role="gridcell" className="due" clock={clock} now={now} labels={labels.sla} />
      ) : (
        <span {...cell("due")} />
      )}
      <span
        {...cell("", assignee ? fillMessage(labels.assignedTo, { name: assignee.name }) : labels.noAssignee)}
        {...avatarLook(assignee, 24, "assignee")}
        title={assignee?.name ?? labels.noAssignee}
      />
      <span {...cell("age")}>
        {formatAge(row.lastMessageAt, now, timeZone, locale, labels.sla.time)}
        <small>{`#${row.number}`}</small>
      </span>
    </div>
  );
}
