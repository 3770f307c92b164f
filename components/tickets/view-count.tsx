"use client";

import { countOf, formatCount } from "@/components/shell/format-count";
import { useViewCounts } from "@/components/shell/view-counts";
import type { ViewKey } from "@/lib/tickets/inputs";

/** How many tickets a view holds, followed live; nothing for one that is not counted. */
export function ViewCount({ view }: { view: ViewKey }) {
  return formatCount(countOf(useViewCounts().counts, view));
}
