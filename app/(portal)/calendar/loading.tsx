export { CalendarSkeleton as default } from "@/components/calendar/calendar-skeleton";
