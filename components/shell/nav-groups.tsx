import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { ViewKey } from "@/lib/tickets/inputs";
import { NavLink } from "./nav-link";
import type { NavEntry, NavSection } from "./types";
import { viewIcons } from "./view-icons";

type Labels = Pick<Messages["shell"], "inbox"> & { views: Messages["views"] };
type Props = {
  welcome: NavEntry | null;
  views: ViewKey[];
  sections: NavSection[];
  labels: Labels;
  locale: Locale;
};

/** The views of the inbox, and the other pages this person may open: in the sidebar and in the phone's sheet. */
export function NavGroups({ welcome, views, sections, labels, locale }: Props) {
  return (
    <>
      {welcome && (
        <nav aria-label={welcome.label} className="mt-2">
          <NavLink {...welcome} icon="icon-list-checks" />
        </nav>
      )}
      {views.length > 0 && (
        <NavGroup label={labels.inbox}>
          {views.map((view) => (
            <NavLink
              key={view}
              href={`/inbox/${view}`}
              view={view}
              icon={viewIcons[view]}
              label={labels.views[view]}
              countLabel={labels.views.count}
              locale={locale}
            />
          ))}
        </NavGroup>
      )}
      {sections.map((section) => (
        <NavGroup key={section.label} label={section.label}>
          {section.links.map((link) => (
            <NavLink key={link.href} {...link} within />
          ))}
        </NavGroup>
      ))}
    </>
  );
}

/** One entry for all pages of the settings: each of them keeps it current. */
export function NavFoot({ href, label }: NavEntry) {
  return <NavLink href={href} label={label} within icon="icon-settings-2" />;
}

function NavGroup({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="mt-2 flex flex-col gap-px">
      <div
        aria-hidden
        className="flex h-7 items-center px-2 font-medium text-muted-foreground text-xs rail:invisible rail:h-2"
      >
        {label}
      </div>
      {children}
    </nav>
  );
}
