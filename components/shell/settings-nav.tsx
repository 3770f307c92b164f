"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";

type SettingsNavGroup = { label: string; pages: { href: string; title: string }[] };
type Props = { label: string; groups: SettingsNavGroup[]; children: ReactNode };

const Trail = createContext<string | null>(null);

/** Around every page of the settings: the others beside it, and the way back above it. The overview has its cards. */
export function SettingsFrame({ label, groups, children }: Props) {
  const pathname = usePathname();
  if (pathname === "/settings") return children;
  return (
    <div className="flex min-h-0 grow">
      <nav
        aria-label={label}
        className="hidden w-[216px] shrink-0 flex-col overflow-y-auto border-e px-3 pt-2 pb-4 lg:flex"
      >
        {groups.map((group) => (
          <section key={group.label} aria-label={group.label} className="flex flex-col gap-px">
            <div aria-hidden className="flex h-9 items-end px-2 pb-1.5 text-muted-foreground">
              {group.label}
            </div>
            {group.pages.map(({ href, title }) => (
              <Link
                key={href}
                href={href as Route}
                prefetch={false}
                aria-current={pathname === href ? "page" : undefined}
                className="flex h-[29px] items-center truncate rounded-sm px-2 font-medium text-secondary-text hover:bg-accent focus-visible:-outline-offset-2 aria-[current=page]:bg-active aria-[current=page]:text-foreground"
              >
                {title}
              </Link>
            ))}
          </section>
        ))}
      </nav>
      <div className="flex min-w-0 grow flex-col">
        <Trail value={label}>{children}</Trail>
      </div>
    </div>
  );
}

/** "Settings ›" before the title of a page that stands among the settings; nothing elsewhere. */
export function SettingsTrail() {
  const label = useContext(Trail);
  if (label === null) return null;
  return (
    <>
      <Link
        href={"/settings" as Route}
        prefetch={false}
        className="flex items-center rounded-xs text-muted-foreground hover:text-foreground touch:h-11"
      >
        {label}
      </Link>
      <span aria-hidden className="shrink-0 text-muted-foreground">
        ›
      </span>
    </>
  );
}
