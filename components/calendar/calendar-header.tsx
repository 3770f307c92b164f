"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button, buttonClass } from "@/components/ui/button";
import {
  Menu,
  MenuGroup,
  MenuHeading,
  MenuItem,
  MenuPopup,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { type CalendarView, calendarViews } from "@/lib/calendar/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { calendarAddress } from "./calendar-address";
import { formatDay, weekNumber } from "./days";
import type { CalendarData } from "./types";

type Props = { data: CalendarData; onNew: () => void; onSubscribe: () => void };

export function CalendarHeader({ data, onNew, onSubscribe }: Props) {
  const router = useRouter();
  const { view, date, today, labels, locale } = data;
  const show = (next: CalendarView) => router.push(calendarAddress(next, date));
  const options = calendarViews.map((value) => ({ value, label: labels.views[value] }));
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-1.5 border-b px-4 md:gap-2.5 md:px-5">
      <h1 tabIndex={-1} className="sr-only lg:not-sr-only lg:me-1.5 lg:text-md">
        {labels.title}
      </h1>
      <Link
        href={calendarAddress(view, today)}
        prefetch={false}
        className={`${buttonClass()} max-md:order-1`}
      >
        {labels.today}
      </Link>
      <span className="flex max-md:order-1">
        <Arrow href={calendarAddress(view, data.previous)} label={labels.previous}>
          <span aria-hidden className="icon icon-chevron-left size-4 rtl:rotate-180" />
        </Arrow>
        <Arrow href={calendarAddress(view, data.next)} label={labels.next}>
          <span aria-hidden className="icon icon-chevron-right size-4 rtl:rotate-180" />
        </Arrow>
      </span>
      <h2 className="truncate text-[17px] tracking-tighter md:text-md">
        <span className="md:hidden">{formatDay(date, locale, "monthOnly")}</span>
        <span className="max-md:hidden">{data.title}</span>
      </h2>
      {view === "week" && (
        <span className="shrink-0 rounded-full bg-muted px-2 font-medium text-muted-foreground text-xs leading-5 max-xl:hidden">
          {fillMessage(labels.week, { number: weekNumber(data.firstDay) })}
        </span>
      )}
      <span className="grow" />
      <span className="max-md:hidden">
        <Segmented label={labels.view} value={view} onChange={show} options={options} />
      </span>
      <Button
        variant="primary"
        onClick={onNew}
        aria-keyshortcuts="N"
        aria-label={labels.add}
        className="max-md:order-2"
      >
        <span aria-hidden className="icon icon-plus size-4" />
        <span className="max-lg:hidden">{labels.appointment}</span>
      </Button>
      <Menu>
        <MenuTrigger
          render={
            <Button variant="ghost" size="icon" aria-label={labels.options} className="max-md:order-3">
              <span aria-hidden className="icon icon-ellipsis size-4" />
            </Button>
          }
        />
        <MenuPopup align="end">
          <div className="md:hidden">
            <MenuGroup>
              <MenuHeading>{labels.view}</MenuHeading>
              <MenuRadioGroup value={view} onValueChange={show}>
                {options.map((option) => (
                  <MenuRadioItem key={option.value} value={option.value}>
                    {option.label}
                  </MenuRadioItem>
                ))}
              </MenuRadioGroup>
            </MenuGroup>
            <MenuSeparator />
          </div>
          <MenuItem onClick={onSubscribe}>
            <span aria-hidden className="icon icon-calendar-plus size-4" />
            {labels.subscribe}
          </MenuItem>
        </MenuPopup>
      </Menu>
    </header>
  );
}

function Arrow({
  href,
  label,
  children,
}: {
  href: ReturnType<typeof calendarAddress>;
  label: string;
  children: React.ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className={buttonClass({ variant: "ghost", size: "icon" })}
    >
      {children}
    </Link>
  );
}
