import { getMessages } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

const widths = [58, 44, 66, 52, 38, 60, 48, 55, 41, 63, 50, 46];

/** The list before its rows are there: the real grid, heights and columns. */
export async function InboxSkeleton({ title }: { title?: string }) {
  const { app } = await getMessages();
  return (
    <div aria-busy="true" className="flex min-h-0 grow flex-col overflow-hidden">
      <span role="status" className="sr-only">
        {app.loading}
      </span>
      <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-4 md:px-5">
        {title ? (
          <span className="font-semibold text-md tracking-tight">{title}</span>
        ) : (
          <Skeleton width={86} />
        )}
      </header>
      <div className="flex h-[34px] shrink-0 items-center gap-2 border-b bg-canvas px-[22px]">
        <Skeleton width={96} height={9} />
      </div>
      {widths.map((width) => (
        <div
          key={width}
          className="grid h-[54px] shrink-0 grid-cols-[8px_18px_176px_minmax(0,1fr)_var(--sla-w)_24px_52px] items-center gap-x-3 border-b ps-2.5 pe-5 touch:h-[91px] touch:grid-cols-[8px_18px_minmax(0,1fr)]"
        >
          <span />
          <Skeleton width={16} height={14} />
          <span className="flex flex-col gap-2 touch:hidden">
            <Skeleton width="70%" />
            <Skeleton width="52%" height={9} />
          </span>
          <span className="flex flex-col gap-2">
            <Skeleton width={`${width}%`} />
            <Skeleton width={`${width + 14}%`} height={9} />
          </span>
          <span className="touch:hidden">
            <Skeleton width={96} />
          </span>
          <span className="touch:hidden">
            <Skeleton width={24} height={24} round />
          </span>
          <span className="touch:hidden">
            <Skeleton width={40} height={9} />
          </span>
        </div>
      ))}
    </div>
  );
}
