import type { PaletteLink, PaletteStart } from "@/components/search/types";
import { paletteWords } from "@/components/search/words";
import { type Actor, may } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { Permission } from "@/lib/core/permissions";
import type { Messages } from "@/lib/i18n/load-messages";
import { inboxViews, portalSections } from "./portal-sections";
import { settingsGroups } from "./settings-pages";

/** What the palette begins with, and the page of results stands on. */
export function paletteStart(actor: Actor, messages: Messages): PaletteStart {
  return {
    words: paletteWords(messages),
    pages: palettePages(actor, messages),
    commands: paletteCommands(actor, messages),
    writesArticles: may(actor, "knowledge.write"),
    origin: env().APP_URL.replace(/\/$/, ""),
  };
}

/** Every page that this person may open, as the search offers them: the navigation's, the settings', one's own. */
function palettePages(actor: Actor, words: Messages): PaletteLink[] {
  const { shell, views: viewNames, notices, profile, search } = words;
  const inbox = inboxViews(actor).map((view) => ({
    href: `/inbox/${view}`,
    label: viewNames[view],
    detail: shell.inbox,
  }));
  const sections = portalSections(actor, words).flatMap(({ links }) =>
    links.map(({ href, label }) => ({ href, label })),
  );
  const settings = settingsGroups(actor, words).flatMap(({ pages }) =>
    pages.map(({ href, title }) => ({ href, label: title, detail: shell.settings })),
  );
  const settingsHome = settings.length > 0 ? [{ href: "/settings", label: shell.settings }] : [];
  const own = [
    { href: "/notifications", label: notices.title },
    { href: "/profile", label: profile.title },
    { href: "/search", label: search.title },
  ];
  return [...inbox, ...sections, ...settingsHome, ...settings, ...own];
}

type Command = PaletteLink & { permission: Permission };

/** What begins with a page of its own; what acts at once (theme, sign out) the palette knows by itself. */
function paletteCommands(actor: Actor, { customers, calendar, knowledge }: Messages): PaletteLink[] {
  const commands: Command[] = [
    { href: "/tickets/new", label: customers.new.title, keys: "C", permission: "tickets.work" },
    { href: "/calendar?new", label: calendar.add, permission: "tickets.work" },
    { href: "/knowledge/new", label: knowledge.new, permission: "knowledge.write" },
  ];
  return commands
    .filter(({ permission }) => may(actor, permission))
    .map(({ permission: _permission, ...link }) => link);
}
