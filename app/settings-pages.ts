import Activity from "lucide-react/icons/activity";
import Building2 from "lucide-react/icons/building-2";
import Clock from "lucide-react/icons/clock";
import HeartPulse from "lucide-react/icons/heart-pulse";
import KeyRound from "lucide-react/icons/key-round";
import ListChecks from "lucide-react/icons/list-checks";
import Mail from "lucide-react/icons/mail";
import MailWarning from "lucide-react/icons/mail-warning";
import Palette from "lucide-react/icons/palette";
import Plug from "lucide-react/icons/plug";
import ScrollText from "lucide-react/icons/scroll-text";
import Send from "lucide-react/icons/send";
import ShieldCheck from "lucide-react/icons/shield-check";
import Tags from "lucide-react/icons/tags";
import TextCursorInput from "lucide-react/icons/text-cursor-input";
import Timer from "lucide-react/icons/timer";
import UserRoundX from "lucide-react/icons/user-round-x";
import Users from "lucide-react/icons/users";
import UsersRound from "lucide-react/icons/users-round";
import { type Actor, may } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { Permission } from "@/lib/core/permissions";
import type { Messages } from "@/lib/i18n/load-messages";

type SettingsPage = {
  group: keyof Messages["settings"]["groups"];
  href: string;
  icon: typeof Timer;
  permission: Permission;
  words: (all: Messages) => { title: string; text: string };
};

/** Every page of the settings, in the order in which they stand in the navigation and among the cards. */
const pages: SettingsPage[] = [
  {
    group: "workspace",
    href: "/settings/workspace",
    icon: Building2,
    permission: "settings.workspace",
    words: ({ settings }) => ({ title: settings.workspace.title, text: settings.workspace.card }),
  },
  {
    group: "workspace",
    href: "/settings/brand",
    icon: Palette,
    permission: "settings.workspace",
    words: ({ settings }) => ({ title: settings.brand.title, text: settings.brand.card }),
  },
  {
    group: "workspace",
    href: "/welcome",
    icon: ListChecks,
    permission: "settings.workspace",
    words: ({ welcome }) => ({ title: welcome.title, text: welcome.card }),
  },
  {
    group: "channels",
    href: "/settings/mailboxes",
    icon: Mail,
    permission: "settings.mailboxes",
    words: ({ settings }) => ({ title: settings.mailboxes.title, text: settings.mailboxes.card }),
  },
  {
    group: "channels",
    href: "/settings/quarantine",
    icon: MailWarning,
    permission: "settings.mail",
    words: ({ settings, quarantine }) => ({ title: quarantine.title, text: settings.quarantineCard }),
  },
  {
    group: "work",
    href: "/settings/sla",
    icon: Timer,
    permission: "settings.sla",
    words: ({ settings }) => ({ title: settings.sla.title, text: settings.sla.card }),
  },
  {
    group: "work",
    href: "/settings/hours",
    icon: Clock,
    permission: "settings.hours",
    words: ({ settings }) => ({ title: settings.hours.title, text: settings.hours.card }),
  },
  {
    group: "work",
    href: "/settings/tags",
    icon: Tags,
    permission: "settings.tags",
    words: ({ settings }) => ({ title: settings.tags.title, text: settings.tags.card }),
  },
  {
    group: "work",
    href: "/settings/topics",
    icon: ListChecks,
    permission: "settings.topics",
    words: ({ settings }) => ({ title: settings.topics.title, text: settings.topics.card }),
  },
  {
    group: "work",
    href: "/settings/fields",
    icon: TextCursorInput,
    permission: "settings.fields",
    words: ({ settings }) => ({ title: settings.fields.title, text: settings.fields.card }),
  },
  {
    group: "people",
    href: "/settings/people",
    icon: Users,
    permission: "settings.people",
    words: ({ settings }) => ({ title: settings.people.title, text: settings.people.card }),
  },
  {
    group: "people",
    href: "/settings/teams",
    icon: UsersRound,
    permission: "settings.teams",
    words: ({ settings }) => ({ title: settings.teams.title, text: settings.teams.card }),
  },
  {
    group: "people",
    href: "/settings/roles",
    icon: KeyRound,
    permission: "settings.roles",
    words: ({ settings }) => ({ title: settings.roles.title, text: settings.roles.card }),
  },
  {
    group: "people",
    href: "/settings/tokens",
    icon: Plug,
    permission: "settings.tokens",
    words: ({ settings }) => ({ title: settings.tokens.title, text: settings.tokens.card }),
  },
  {
    group: "people",
    href: "/settings/security",
    icon: ShieldCheck,
    permission: "settings.security",
    words: ({ settings }) => ({ title: settings.security.title, text: settings.security.card }),
  },
  {
    group: "people",
    href: "/settings/privacy",
    icon: UserRoundX,
    permission: "settings.privacy",
    words: ({ settings }) => ({ title: settings.privacy.title, text: settings.privacy.card }),
  },
  {
    group: "operations",
    href: "/settings/status",
    icon: HeartPulse,
    permission: "settings.status",
    words: ({ settings }) => ({ title: settings.status.title, text: settings.status.card }),
  },
  {
    group: "operations",
    href: "/settings/jobs",
    icon: Activity,
    permission: "settings.jobs",
    words: ({ settings }) => ({ title: settings.jobs.title, text: settings.jobs.card }),
  },
  {
    group: "operations",
    href: "/settings/audit",
    icon: ScrollText,
    permission: "settings.audit",
    words: ({ settings }) => ({ title: settings.audit.title, text: settings.audit.card }),
  },
];

const developmentPages: SettingsPage[] = [
  {
    group: "channels",
    href: "/settings/sent-mail",
    icon: Send,
    permission: "settings.mail",
    words: ({ settings, devMail }) => ({ title: devMail.title, text: settings.sentMailCard }),
  },
];

export type SettingsGroup = {
  label: string;
  pages: { href: string; icon: SettingsPage["icon"]; title: string; text: string }[];
};

/** The pages that this person may open, under their headings; none for who may open none. */
export function settingsGroups(actor: Actor, words: Messages): SettingsGroup[] {
  const open = openPages(actor);
  return Object.entries(words.settings.groups)
    .map(([group, label]) => ({
      label,
      pages: open
        .filter((page) => page.group === group)
        .map(({ href, icon, words: of }) => ({ href, icon, ...of(words) })),
    }))
    .filter((group) => group.pages.length > 0);
}

/** Whether there is such a page, for whomever. */
export function isSettingsPage(href: string): boolean {
  return pages.some((page) => page.href === href);
}

/** Whether the navigation leads this person to the settings. */
export function mayOpenSettings(actor: Actor): boolean {
  return openPages(actor).length > 0;
}

function openPages(actor: Actor): SettingsPage[] {
  const all = env().APP_ENV === "development" ? [...pages, ...developmentPages] : pages;
  return all.filter(({ permission }) => may(actor, permission));
}
