"use client";

import { formatCount } from "@/components/shell/format-count";
import { useViewCounts } from "@/components/shell/view-counts";
import type { ViewKey } from "@/lib/tickets/inputs";

/** How many tickets a view holds, followed live. */
export function ViewCount({ view }: { view: ViewKey }) {
  return formatCount(useViewCounts().counts[view]);
}
