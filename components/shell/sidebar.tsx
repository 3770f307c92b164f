import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";

type Props = {
  workspaceName: string;
  label: string;
  notices: ReactNode;
  /** Opens a new ticket, for whoever may. */
  compose: ReactNode;
  /** Opens the palette. */
  search: ReactNode;
  nav: ReactNode;
  foot: ReactNode;
  user: ReactNode;
};

/** 236 px, an icon rail of 56 px below 1024, and gone below 768. */
export function Sidebar({ workspaceName, label, notices, compose, search, nav, foot, user }: Props) {
  return (
    <aside
      aria-label={label}
      className="flex min-h-0 flex-col overflow-y-auto border-sidebar-border border-e bg-sidebar px-2.5 pt-2.5 pb-2 text-sidebar-foreground touch:hidden"
    >
      <div className="flex min-h-[34px] shrink-0 items-center gap-2 ps-1.5 rail:flex-col rail:ps-0">
        <BrandMark name={workspaceName} />
        <span dir="auto" className="grow truncate font-semibold text-foreground tracking-tight rail:sr-only">
          {workspaceName}
        </span>
        {notices}
        {compose}
      </div>
      {search}
      {nav}
      <span className="grow" />
      {foot}
      <div className="mt-2 border-sidebar-border border-t pt-2">{user}</div>
    </aside>
  );
}
