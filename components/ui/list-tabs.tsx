import type { Route } from "next";
import Link from "next/link";

export type ListTab = { href: string; label: string; current: boolean; count?: number };

/** Which of several lists is shown. */
export function ListTabs({ label, tabs }: { label: string; tabs: ListTab[] }) {
  return (
    <nav aria-label={label} className="flex gap-5 border-b">
      {tabs.map(({ href, label: name, current, count }) => (
        <Link
          key={href}
          href={href as Route}
          prefetch={false}
          aria-current={current ? "page" : undefined}
          className="-mb-px border-transparent border-b-2 pt-1 pb-2 font-medium text-muted-foreground hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground touch:py-3"
        >
          {name}
          {count !== undefined && (
            <>
              {" "}
              <span className="ms-0.5 text-muted-foreground tabular-nums">{count}</span>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}
