import { Skeleton } from "@/components/ui/skeleton";
import type { CalendarView } from "@/lib/calendar/view-types";

/** The place of the grid until its scripts are there: the same lines at the same places, nothing moves when it comes. */
export function GridSkeleton({ view, label }: { view: CalendarView; label: string }) {
  const columns = Array.from({ length: view === "day" ? 1 : 7 }, (_, n) => n);
  const rows = Array.from({ length: view === "month" ? 6 : 12 }, (_, n) => n);
  return (
    <div role="status" aria-busy className="flex grow flex-col">
      <span className="sr-only">{label}</span>
      <div
        aria-hidden
        className="flex h-7 shrink-0 items-center border-b"
        style={{ paddingInlineStart: view === "month" ? 0 : 52 }}
      >
        {columns.map((n) => (
          <span key={n} className="flex grow basis-0 ps-2.5">
            <Skeleton width={46} height={14} />
          </span>
        ))}
      </div>
      <div aria-hidden className="flex min-h-0 grow flex-col overflow-hidden">
        {rows.map((n) => (
          <div key={n} className={view === "month" ? "grow border-b" : "h-[58px] shrink-0 border-b"} />
        ))}
      </div>
    </div>
  );
}
