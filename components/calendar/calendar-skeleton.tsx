import { getMessages } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";
import { GridSkeleton } from "./grid-skeleton";

/** The calendar before its data: its bar, its side and its grid at their places. */
export async function CalendarSkeleton() {
  const { calendar } = await getMessages();
  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-4 md:px-5">
        <span className="font-semibold text-md max-lg:sr-only">{calendar.title}</span>
        <Skeleton width={220} height={16} />
      </div>
      <div className="flex min-h-0 grow">
        <div className="w-53 shrink-0 border-e max-xl:hidden" />
        <div className="flex min-w-0 grow">
          <GridSkeleton view="week" label={calendar.loading} />
        </div>
      </div>
    </div>
  );
}
