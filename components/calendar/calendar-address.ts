import type { Route } from "next";
import type { CalendarView } from "@/lib/calendar/view-types";

/** Where a view of a day lies: what is seen is in the address, so that reload and back show it again. */
export function calendarAddress(view: CalendarView, date: string): Route {
  return `/calendar?view=${view}&date=${date}` as Route;
}
