import type { Messages } from "@/lib/i18n/load-messages";

/** What the search field needs of the reader's words: a client component is sent all that it is given. */
export function searchLabels(reader: Messages["knowledge"]["reader"]) {
  const { search, searchLabel, searchPlaceholder, suggestions, suggested } = reader;
  return { search, searchLabel, searchPlaceholder, suggestions, suggested };
}
