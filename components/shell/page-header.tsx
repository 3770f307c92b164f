import type { ReactNode } from "react";

type Props = {
  title: string;
  count?: number | string;
  /** What the page is a part of, before its title. */
  trail?: ReactNode;
  children?: ReactNode;
};

/** The 52 px bar on top of a page; `children` stand at its end. */
export function PageHeader({ title, count, trail, children }: Props) {
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-4 md:px-5">
      {trail}
      <h1 tabIndex={-1} className="truncate text-[17px] tracking-tighter md:text-md md:tracking-tight">
        {title}
      </h1>
      {count !== undefined && <span className="text-muted-foreground tabular-nums">{count}</span>}
      <span className="grow" />
      {children}
    </header>
  );
}
