import type { ViewKey } from "@/lib/tickets/inputs";

/** Their classes, of icons.css. */
export const viewIcons = {
  mine: "icon-inbox",
  unassigned: "icon-user-round-x",
  open: "icon-layers",
  waiting: "icon-circle-pause",
  solved: "icon-circle-check",
  followed: "icon-bell-ring",
  spam: "icon-octagon-alert",
  trash: "icon-trash",
} satisfies Record<ViewKey, string>;

/** Every view, as they stand below each other. */
export const views = Object.keys(viewIcons) as ViewKey[];
