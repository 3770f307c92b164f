import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { settingsGroups } from "@/app/settings-pages";
import { NavLink } from "@/components/shell/nav-link";
import { pageActor } from "@/lib/web/page-guard";

/** Around every page of the settings: the others beside it. The overview, marked as such, has its cards instead. */
export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await pageActor("own");
  const words = await getMessages();
  return (
    <div className="group/settings flex min-h-0 grow">
      <nav
        aria-label={words.settings.title}
        className="hidden w-[216px] shrink-0 flex-col overflow-y-auto border-e px-3 pt-2 pb-4 lg:flex group-has-data-overview/settings:hidden"
      >
        {settingsGroups(actor, words).map(({ label, pages }) => (
          <section key={label} aria-label={label} className="flex flex-col gap-px">
            <div aria-hidden className="flex h-9 items-end px-2 pb-1.5 text-muted-foreground">
              {label}
            </div>
            {pages.map(({ href, title }) => (
              <NavLink key={href} href={href} label={title} within />
            ))}
          </section>
        ))}
      </nav>
      <div className="flex min-w-0 grow flex-col">{children}</div>
    </div>
  );
}
