import type { NavSection } from "@/components/shell/types";
import { views } from "@/components/shell/view-icons";
import { type Actor, may } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import { mayOpenSettings } from "./settings-pages";

type Page = { href: string; icon: string; permission: Permission; label: (words: Messages) => string };

/** Pages for work; those of the settings stand in settings-pages.ts, behind one entry at the foot. */
const workspacePages: Page[] = [
  {
    href: "/calendar",
    icon: "icon-calendar",
    permission: "tickets.work",
    label: (words) => words.calendar.title,
  },
  {
    href: "/customers",
    icon: "icon-users",
    permission: "tickets.work",
    label: (words) => words.customers.title,
  },
  {
    href: "/knowledge",
    icon: "icon-book-open",
    permission: "knowledge.write",
    label: (words) => words.knowledge.nav,
  },
  {
    href: "/reports",
    icon: "icon-chart-no-axes-column",
    permission: "reports.view",
    label: (words) => words.reports.title,
  },
];

/** Where somebody begins: the inbox, or the first page that his role opens. Everybody has a profile. */
export function startPage(actor: Actor): string {
  if (may(actor, "tickets.work")) return "/inbox/open";
  if (may(actor, "tickets.note")) return "/inbox/followed";
  const first = workspacePages.find(({ permission }) => may(actor, permission))?.href;
  return first ?? (mayOpenSettings(actor) ? "/settings" : "/profile");
}

/** The views of the inbox that this person has: who only follows tickets has those. */
export function inboxViews(actor: Actor): ViewKey[] {
  if (may(actor, "tickets.work")) return views;
  return may(actor, "tickets.note") ? ["followed"] : [];
}

/** The pages beside the inbox that this person may open, as the navigation shows them. */
export function portalSections(actor: Actor, words: Messages): NavSection[] {
  return [section(actor, words, words.shell.workspace, workspacePages)].filter(
    ({ links }) => links.length > 0,
  );
}

/** The entry at the navigation's foot; null for who may open no page of the settings. */
export function settingsLink(actor: Actor, words: Messages): { href: string; label: string } | null {
  return mayOpenSettings(actor) ? { href: "/settings", label: words.shell.settings } : null;
}

/** The first steps, at the navigation's head for who may take them. */
export function welcomeLink(actor: Actor, words: Messages): { href: string; label: string } | null {
  return may(actor, "settings.workspace") ? { href: "/welcome", label: words.welcome.title } : null;
}

function section(actor: Actor, words: Messages, label: string, pages: Page[]): NavSection {
  const open = pages.filter(({ permission }) => may(actor, permission));
  return { label, links: open.map(({ href, icon, label: name }) => ({ href, icon, label: name(words) })) };
}
