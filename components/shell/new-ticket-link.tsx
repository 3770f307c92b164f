"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { buttonClass } from "@/components/ui/button-class";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useKeys } from "@/components/ui/use-keys";

const href = "/tickets/new" as Route;

/** In the sidebar's head, and by the key C from every page for staff. */
export function NewTicketLink({ label }: { label: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const single = useSingleKeys();
  useKeys({
    c: () => {
      if (pathname !== href) router.push(href);
    },
  });
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={single ? `${label} (C)` : label}
      aria-keyshortcuts={single ? "c" : undefined}
      className={buttonClass({ size: "icon-sm" })}
    >
      <span aria-hidden className="icon icon-square-pen size-4" />
    </Link>
  );
}
