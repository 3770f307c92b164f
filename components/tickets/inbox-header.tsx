import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";
import { ViewCount } from "./view-count";
import { ViewSwitch } from "./view-switch";

type Props = { view: ViewKey; counts: ViewCounts; views: ViewKey[]; labels: Messages["views"] };

/** The view's name and size; on phones the name opens the other views. */
export function InboxHeader({ view, counts, views, labels }: Props) {
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-4 md:px-5">
      <h1 tabIndex={-1} className="text-[17px] tracking-tighter md:text-md md:tracking-tight">
        {labels[view]}
      </h1>
      <span className="text-muted-foreground tabular-nums">
        <ViewCount view={view} />
      </span>
      <ViewSwitch view={view} counts={counts} views={views} labels={labels} />
    </header>
  );
}
