import BookOpen from "lucide-react/icons/book-open";
import Calendar from "lucide-react/icons/calendar";
import ChartNoAxesColumn from "lucide-react/icons/chart-no-axes-column";
import ListChecks from "lucide-react/icons/list-checks";
import Settings from "lucide-react/icons/settings-2";
import Users from "lucide-react/icons/users";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { NavLink } from "./nav-link";
import type { NavEntry, NavIcon, NavSection } from "./types";
import { ViewIcon, views } from "./view-icons";

const icons = {
  book: BookOpen,
  calendar: Calendar,
  chart: ChartNoAxesColumn,
  users: Users,
} satisfies Record<NavIcon, typeof Calendar>;

type Labels = Pick<Messages["shell"], "inbox"> & { views: Messages["views"] };
type Props = { welcome: NavEntry | null; sections: NavSection[]; labels: Labels; locale: Locale };

/** The views of the inbox, and the other pages this person may open: in the sidebar and in the phone's sheet. */
export function NavGroups({ welcome, sections, labels, locale }: Props) {
  return (
    <>
      {welcome && (
        <nav aria-label={welcome.label} className="mt-2">
          <NavLink {...welcome} icon={<ListChecks size={16} strokeWidth={1.75} aria-hidden />} />
        </nav>
      )}
      <NavGroup label={labels.inbox}>
        {views.map((view) => (
          <NavLink
            key={view}
            href={`/inbox/${view}`}
            view={view}
            icon={<ViewIcon view={view} />}
            label={labels.views[view]}
            countLabel={labels.views.count}
            locale={locale}
          />
        ))}
      </NavGroup>
      {sections.map((section) => (
        <NavGroup key={section.label} label={section.label}>
          {section.links.map(({ href, label, icon }) => {
            const Icon = icons[icon];
            return (
              <NavLink
                key={href}
                href={href}
                label={label}
                within
                icon={<Icon size={16} strokeWidth={1.75} aria-hidden />}
              />
            );
          })}
        </NavGroup>
      ))}
    </>
  );
}

/** One entry for all pages of the settings: each of them keeps it current. */
export function NavFoot({ href, label }: NavEntry) {
  return (
    <NavLink href={href} label={label} within icon={<Settings size={16} strokeWidth={1.75} aria-hidden />} />
  );
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
