"use client";

import type { Route } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/tag";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatAge } from "@/lib/i18n/time";
import type { TicketRow as Row } from "@/lib/tickets/view-types";
import { GridCell } from "./grid-cell";
import type { ListLabels } from "./labels";
import { PriorityIcon } from "./priority-icon";
import { SlaPill } from "./sla-pill";
import { rowId } from "./use-roving-rows";

const gridClass =
  "grid items-center gap-x-3 grid-cols-[8px_18px_176px_minmax(0,1fr)_auto_var(--sla-w)_24px_52px] h-[54px] ps-2.5 pe-5 rail:grid-cols-[8px_18px_150px_minmax(0,1fr)_var(--sla-w)_24px_52px] " +
  "touch:h-auto touch:grid-cols-[auto_auto_minmax(0,1fr)_auto_auto] touch:gap-x-2 touch:py-[11px] touch:ps-[30px] touch:pe-4 touch:[grid-template-areas:'who_who_who_who_time''sub_sub_sub_sub_sub''pr_sla_._tags_av']";

type Props = {
  row: Row;
  href: string;
  now: string;
  timeZone: string;
  locale: string;
  labels: ListLabels;
  current: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onIntent: () => void;
};

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
  const strong = row.unread ? "font-semibold text-foreground" : "font-medium text-secondary-text";
  const hidden = row.tags.length - 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows whose cells change places on phones is no table
    <div
      role="row"
      id={rowId(row.number)}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      onPointerEnter={onIntent}
      className={cn(
        "group relative border-b outline-none hover:bg-canvas focus:bg-primary-soft focus:shadow-[inset_3px_0_0_var(--primary)] focus-visible:outline-2 focus-visible:outline-ring focus-visible:-outline-offset-2 rtl:focus:shadow-[inset_-3px_0_0_var(--primary)] touch:focus:shadow-none",
        gridClass,
      )}
    >
      <GridCell className="touch:absolute touch:start-3 touch:top-[18px]">
        {row.unread && (
          <span className="block size-2 rounded-full bg-primary forced-colors:bg-[CanvasText]">
            <span className="sr-only">{labels.unread}</span>
          </span>
        )}
      </GridCell>
      <GridCell className="grid place-items-center touch:mt-[5px] touch:[grid-area:pr]">
        <PriorityIcon priority={row.priority} label={labels.priority[row.priority]} />
      </GridCell>
      <GridCell className="flex min-w-0 flex-col touch:[grid-area:who]">
        <span dir="auto" className={cn("truncate touch:text-base touch:leading-5", strong)}>
          {row.requester.name}
        </span>
        <span dir="auto" className="truncate text-muted-foreground text-xs leading-[18px] touch:hidden">
          {row.organisation}
        </span>
      </GridCell>
      <GridCell className="flex min-w-0 flex-col touch:[grid-area:sub]">
        <Link
          href={href as Route}
          tabIndex={-1}
          prefetch={false}
          onClick={onOpen}
          dir="auto"
          className={cn("truncate after:absolute after:inset-0 touch:text-base touch:leading-[21px]", strong)}
        >
          {row.subject}
        </Link>
        <span dir="auto" className="truncate text-muted-foreground text-xs leading-[18px] touch:hidden">
          {row.preview}
        </span>
      </GridCell>
      <GridCell className="flex justify-end gap-1 rail:hidden touch:mt-[5px] touch:[grid-area:tags] touch:[&>*:nth-child(n+2)]:hidden">
        {row.tags.slice(0, 2).map((tag) => (
          <Tag key={tag} hueKey={tag} className="touch:max-w-28">
            {tag}
          </Tag>
        ))}
        {hidden > 0 && (
          <span className="self-center text-muted-foreground text-xs" title={row.tags.slice(2).join(", ")}>
            <span aria-hidden>+{hidden}</span>
            <span className="sr-only">{fillMessage(labels.moreTags, { count: hidden }, locale)}</span>
          </span>
        )}
      </GridCell>
      <GridCell className="flex min-w-0 touch:mt-[5px] touch:[grid-area:sla]">
        {row.clock && <SlaPill clock={row.clock} now={now} labels={labels.sla} />}
      </GridCell>
      <GridCell
        title={row.assignee?.name ?? labels.noAssignee}
        className="touch:mt-[5px] touch:justify-self-end touch:[grid-area:av]"
      >
        <Avatar person={row.assignee} className="touch:size-[22px]!" />
        <span className="sr-only">
          {row.assignee ? fillMessage(labels.assignedTo, { name: row.assignee.name }) : labels.noAssignee}
        </span>
      </GridCell>
      <GridCell className="flex flex-col text-end text-muted-foreground text-xs tabular-nums leading-[18px] touch:[grid-area:time]">
        <span>{formatAge(row.lastMessageAt, now, timeZone, locale, labels.sla.time)}</span>
        <span className="text-faint-foreground group-hover:text-muted-foreground group-focus:text-muted-foreground touch:hidden">
          #{row.number}
        </span>
      </GridCell>
    </div>
  );
}
