import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { TagView } from "@/lib/tickets/view-types";

/** "12 tickets", "999+ tickets"; of one that is just being taken from them, what happens to it. */
export function countText(
  { tickets, leaving, becomes }: TagView,
  words: Messages["settings"]["tags"],
  locale: string,
): string {
  if (leaving) return becomes === null ? words.leaving : fillMessage(words.becoming, { name: becomes });
  return tickets < 1000 ? fillMessage(words.count, { count: tickets }, locale) : words.countMany;
}
