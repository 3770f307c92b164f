import Mail from "lucide-react/icons/mail";
import Settings from "lucide-react/icons/settings";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { NavLink } from "./nav-link";
import type { SettingsLink } from "./types";
import { ViewIcon, views } from "./view-icons";

const settingsIcons = { mail: Mail, settings: Settings };

type Labels = Pick<Messages["shell"], "inbox" | "settings"> & { views: Messages["views"] };
type Props = { settingsLinks: SettingsLink[]; labels: Labels; locale: Locale };

/** The views of the inbox, and the settings this person may open: in the sidebar and in the phone's sheet. */
export function NavGroups({ settingsLinks, labels, locale }: Props) {
  return (
    <>
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
      {settingsLinks.length > 0 && (
        <NavGroup label={labels.settings}>
          {settingsLinks.map(({ href, label, icon }) => {
            const Icon = settingsIcons[icon];
            return (
              <NavLink
                key={href}
                href={href}
                label={label}
                icon={<Icon size={16} strokeWidth={1.75} aria-hidden />}
              />
            );
          })}
        </NavGroup>
      )}
    </>
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
