import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { href: string; label?: string; count: number; children: ReactNode };

/** A number that leads to its tickets; nought leads nowhere. */
export function NumberLink({ href, label, count, children }: Props) {
  if (count === 0) return <span className="tabular-nums">{children}</span>;
  return (
    <Link
      href={href as Route}
      // A report has two hundred of these.
      prefetch={false}
      aria-label={label}
      className="rounded-xs tabular-nums underline decoration-border-strong decoration-1 underline-offset-3 hover:text-primary-text hover:decoration-current touch:inline-flex touch:min-h-11 touch:items-center"
    >
      {children}
    </Link>
  );
}
