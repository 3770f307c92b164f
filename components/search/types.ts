import type { SlaLabels } from "@/components/tickets/sla-text";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Found, FoundTicket } from "@/lib/search/view-types";

/** A page or a command that is a link; `keys` open it without the palette. */
export type PaletteLink = { href: string; label: string; detail?: string; keys?: string };

export type PaletteWords = Messages["palette"] & {
  shell: Messages["shell"] & { close: string };
  shortcuts: Messages["shortcuts"];
  sla: SlaLabels;
  status: Messages["status"];
  priority: Messages["priority"];
};

/** What `/api/portal/palette` says once, when the palette is first opened. */
export type PaletteStart = {
  words: PaletteWords;
  pages: PaletteLink[];
  commands: PaletteLink[];
  writesArticles: boolean;
  /** Where readers find the help centre, for links in mail. */
  origin: string;
};

/** What `/api/portal/search` says to one text. */
export type SearchAnswer = Found & { now: string };

export type GroupName = keyof Messages["palette"]["groups"];

/** One line of the palette. It leads to a page, or acts; what is shown beside its label depends on its kind. */
export type PaletteItem = {
  key: string;
  label: string;
  detail?: string;
  keys?: string;
  href?: string;
  act?: () => void;
  /** What it does leaves the page as it is: the focus goes back. */
  staysHere?: boolean;
  ticket?: FoundTicket;
  /** Of a person: whose colour and letters stand before the name. */
  personId?: number;
  /** Of a published article: what Shift Enter puts into the reply. */
  link?: { href: string; text: string };
};

export type PaletteGroup = { name: GroupName; items: PaletteItem[] };

/** Takes a line as it is, in a window of its own, or as a link into the reply. */
export type Way = "open" | "window" | "insert";
