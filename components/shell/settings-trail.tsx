"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** "Settings ›" before the title of a page that stands among the settings; nothing elsewhere. */
export function SettingsTrail({ label }: { label: string }) {
  if (!usePathname().startsWith("/settings/")) return null;
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
