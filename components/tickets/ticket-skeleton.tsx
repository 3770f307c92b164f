import ArrowLeft from "lucide-react/icons/arrow-left";
import Timer from "lucide-react/icons/timer";
import { getMessages } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

/** The ticket's page before its data: known words are text, only values pulse. */
export async function TicketSkeleton() {
  const { app, tickets } = await getMessages();
  const { panel } = tickets;
  return (
    <div aria-busy="true" className="flex min-h-0 grow flex-col overflow-hidden">
      <span role="status" className="sr-only">
        {app.loading}
      </span>
      <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-5">
        <ArrowLeft size={18} strokeWidth={1.75} className="mx-1 text-muted-foreground" aria-hidden />
        <Skeleton width={64} height={9} />
        <span className="grow" />
        <Skeleton width={118} height={32} />
      </header>
      <div className="grid min-h-0 grow lg:grid-cols-[minmax(0,1fr)_304px] xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="flex min-h-0 flex-col">
          <div className="flex h-[78px] shrink-0 flex-col justify-center gap-3 border-b px-6 touch:hidden">
            <Skeleton width={210} height={9} />
            <Skeleton width="56%" height={15} />
          </div>
          <div className="flex min-h-0 grow flex-col justify-end gap-6 overflow-hidden px-6 pb-3 touch:px-4">
            <MessageSkeleton lines={[88, 92, 46]} />
            <MessageSkeleton lines={[88, 92, 84, 46]} />
            <MessageSkeleton lines={[88, 46]} />
          </div>
          <div className="mx-6 mb-4 flex h-11 shrink-0 items-center rounded-lg border border-input px-3.5 touch:mx-0 touch:mb-0 touch:rounded-none">
            <Skeleton width={210} />
          </div>
        </div>
        <aside className="hidden border-s lg:block">
          <div className="border-b px-[18px] py-3.5">
            <p className="mb-2 flex items-center gap-1.5 font-semibold text-secondary-text text-xs">
              <Timer size={14} strokeWidth={1.75} aria-hidden />
              {panel.serviceLevel}
            </p>
            <div className="grid grid-cols-[46px_minmax(0,1fr)] items-center gap-3">
              <Skeleton width={46} height={46} round />
              <span className="flex flex-col gap-2">
                <Skeleton width={148} />
                <Skeleton width={196} height={9} />
              </span>
            </div>
          </div>
          <div className="border-b px-[18px] py-3.5">
            {[panel.status, panel.priority, panel.assignee].map((label, index) => (
              <div
                key={label}
                className="grid min-h-[30px] grid-cols-[94px_minmax(0,1fr)] items-center gap-x-1.5"
              >
                <span className="text-muted-foreground">{label}</span>
                <Skeleton width={54 + index * 29} />
              </div>
            ))}
          </div>
          <div className="border-b px-[18px] py-3.5">
            <p className="mb-2 font-semibold text-secondary-text text-xs">{panel.customer}</p>
            <div className="flex items-center gap-2.5">
              <Skeleton width={36} height={36} round />
              <span className="flex flex-col gap-2">
                <Skeleton width={160} />
                <Skeleton width={200} height={9} />
              </span>
            </div>
          </div>
        </aside>
      </div>
    </div>
  );
}

function MessageSkeleton({ lines }: { lines: number[] }) {
  return (
    <div className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-3">
      <Skeleton width={32} height={32} round />
      <div className="flex flex-col gap-[11px] pt-1">
        <Skeleton width={150} />
        {lines.map((width) => (
          <Skeleton key={width} width={`${width}%`} />
        ))}
      </div>
    </div>
  );
}
