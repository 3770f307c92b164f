import Plus from "lucide-react/icons/plus";
import type { Route } from "next";
import Link from "next/link";
import { getLocale, getMessages } from "next-intl/server";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { calendarAddress } from "./calendar-address";
import { formatSpan, wallClock } from "./days";

type Props = { number: number; appointments: AppointmentView[]; timeZone: string };

/** In a ticket's panel: what is booked for it next, and the way to book more. */
export async function TicketAppointments({ number, appointments, timeZone }: Props) {
  const [{ calendar }, locale] = await Promise.all([getMessages(), getLocale()]);
  const words = calendar.ticket;
  return (
    <section aria-label={words.title} className="border-b px-[18px] py-3.5">
      <h2 className="mb-1 font-semibold text-secondary-text text-xs">{words.title}</h2>
      {appointments.length > 0 && (
        <ul>
          {appointments.map((one) => (
            <li key={one.id}>
              <Link
                prefetch={false}
                href={calendarAddress("day", wallClock(one.startsAt, timeZone).day)}
                className="flex min-h-[26px] flex-col justify-center py-1 hover:text-primary-text touch:min-h-11"
              >
                <span dir="auto" className="truncate font-medium">
                  {one.title}
                </span>
                <span className="text-muted-foreground text-xs tabular-nums">
                  {formatSpan(one.startsAt, one.endsAt, timeZone, locale)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link
        prefetch={false}
        href={`/calendar?new=${number}` as Route}
        className="inline-flex min-h-[26px] items-center gap-1.5 font-medium text-primary-text hover:underline touch:min-h-11"
      >
        <Plus size={14} strokeWidth={1.75} aria-hidden />
        {words.add}
      </Link>
    </section>
  );
}
