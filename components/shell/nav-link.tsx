"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

type Props = {
  href: string;
  icon: ReactNode;
  label: string;
  count?: string;
  /** The count in words, for screen readers. */
  countLabel?: string;
  /** A ticket opened from this view keeps it current. */
  view?: string;
};

export function NavLink({ href, icon, label, count, countLabel, view }: Props) {
  const pathname = usePathname();
  const from = useSearchParams().get("view");
  const current =
    pathname === href || (view !== undefined && pathname.startsWith("/tickets/") && from === view);
  return (
    <Link
      href={href as Route}
      title={label}
      aria-current={current ? "page" : undefined}
      className="group flex h-[29px] items-center gap-[9px] rounded-sm px-2 font-medium text-secondary-text hover:bg-accent focus-visible:-outline-offset-2 aria-[current=page]:bg-sidebar-accent aria-[current=page]:text-foreground touch:h-11 rail:h-9 rail:justify-center rail:px-0"
    >
      <span className="text-muted-foreground group-aria-[current=page]:text-foreground">{icon}</span>
      <span className="truncate rail:sr-only">{label}</span>
      {count && (
        <span className="ms-auto text-muted-foreground text-xs tabular-nums group-aria-[current=page]:text-secondary-text rail:hidden">
          <span aria-hidden>{count}</span>
          <span className="sr-only">{countLabel}</span>
        </span>
      )}
    </Link>
  );
}
