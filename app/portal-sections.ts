import type { NavIcon, NavSection } from "@/components/shell/types";
import { type Actor, may } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { Permission } from "@/lib/core/permissions";
import type { Messages } from "@/lib/i18n/load-messages";

type Page = { href: string; icon: NavIcon; permission: Permission; label: (words: Messages) => string };

const workspacePages: Page[] = [
  {
    href: "/customers",
    icon: "users",
    permission: "tickets.work",
    label: (words) => words.customers.title,
  },
];

const settingsPages: Page[] = [
  {
    href: "/settings/quarantine",
    icon: "mail",
    permission: "settings.mail",
    label: (words) => words.quarantine.title,
  },
];

const developmentPages: Page[] = [
  {
    href: "/settings/sent-mail",
    icon: "mail",
    permission: "settings.mail",
    label: (words) => words.devMail.title,
  },
];

/** The pages beside the inbox that this person may open, as the navigation shows them. */
export function portalSections(actor: Actor, words: Messages): NavSection[] {
  const pages = env().APP_ENV === "development" ? [...settingsPages, ...developmentPages] : settingsPages;
  return [
    section(actor, words, words.shell.workspace, workspacePages),
    section(actor, words, words.shell.settings, pages),
  ].filter(({ links }) => links.length > 0);
}

function section(actor: Actor, words: Messages, label: string, pages: Page[]): NavSection {
  const open = pages.filter(({ permission }) => may(actor, permission));
  return { label, links: open.map(({ href, icon, label: name }) => ({ href, icon, label: name(words) })) };
}
