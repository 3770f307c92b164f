"use client";

import type { Route } from "next";
import Link, { useLinkStatus } from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { spinnerClass } from "@/components/ui/spinner-class";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { ViewKey } from "@/lib/tickets/inputs";
import { countOf, formatCount } from "./format-count";
import { useViewCounts } from "./view-counts";

type Props = {
  href: string;
  /** Its class, of icons.css. */
  icon?: string;
  label: string;
  /** A ticket opened from this view keeps it current. */
  view?: ViewKey;
  /** The pages below it keep it current too. */
  within?: boolean;
  /** Message for the count in words, for screen readers. */
  countLabel?: string;
  locale?: string;
};

export function NavLink({ href, icon, label, view, within = false, countLabel = "", locale = "en" }: Props) {
  const { counts } = useViewCounts();
  const count = (view && countOf(counts, view)) ?? 0;
  const router = useRouter();
  const prefetch = () => router.prefetch(href as Route);
  const pathname = usePathname();
  const from = useSearchParams().get("view");
  const current =
    pathname === href ||
    (within && pathname.startsWith(`${href}/`)) ||
    (view !== undefined && pathname.startsWith("/tickets/") && from === view);
  return (
    <Link
      href={href as Route}
      // On intent: by itself, each opening of a page would have the server render all of them.
      prefetch={false}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      title={label}
      aria-current={current ? "page" : undefined}
      className="group flex h-[29px] items-center gap-[9px] rounded-sm px-2 font-medium text-secondary-text hover:bg-accent focus-visible:-outline-offset-2 aria-[current=page]:bg-sidebar-accent aria-[current=page]:text-foreground touch:h-11 rail:h-9 rail:justify-center rail:px-0"
    >
      {icon && (
        <span
          aria-hidden
          className={`icon ${icon} size-4 text-muted-foreground group-aria-[current=page]:text-foreground`}
        />
      )}
      <span className="truncate rail:sr-only">{label}</span>
      <OnItsWay />
      {count > 0 && (
        <span className="ms-auto text-muted-foreground text-xs tabular-nums group-aria-[current=page]:text-secondary-text rail:hidden">
          <span aria-hidden>{formatCount(count)}</span>
          <span className="sr-only">{fillMessage(countLabel, { count }, locale)}</span>
        </span>
      )}
    </Link>
  );
}

/** A page without a skeleton of its own, one that works without scripts, is on its way: seen after a moment only. */
function OnItsWay() {
  const { pending } = useLinkStatus();
  return (
    pending && (
      <span aria-hidden className="after-a-moment shrink-0">
        <span className={spinnerClass} />
      </span>
    )
  );
}
