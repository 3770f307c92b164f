import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsTrail } from "./settings-trail";

type Props = { title: string; count?: number | string; children?: ReactNode };

/** The 52 px bar on top of a page; `children` stand at its end. */
export async function PageHeader({ title, count, children }: Props) {
  const { shell } = await getMessages();
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-4 md:px-5">
      <SettingsTrail label={shell.settings} />
      <h1 tabIndex={-1} className="truncate text-[17px] tracking-tighter md:text-md md:tracking-tight">
        {title}
      </h1>
      {count !== undefined && <span className="text-muted-foreground tabular-nums">{count}</span>}
      <span className="grow" />
      {children}
    </header>
  );
}
