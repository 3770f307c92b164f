import { pressProperty, propertyInSight } from "@/components/tickets/press-property";
import type { PageOffers } from "./page-offers";
import type { PaletteItem, PaletteWords } from "./types";

const properties = [
  ["assignee", "A"],
  ["status", "S"],
  ["priority", "P"],
  ["tags", "T"],
] as const;

/** What can be done with the ticket that is open: what its page has in sight, by the names that it has there. */
export function ticketCommands({ ticket, composer }: PageOffers, words: PaletteWords): PaletteItem[] {
  if (!ticket) return [];
  const names = words.ticketCommands;
  const items: (PaletteItem | false)[] = [
    composer?.mayReply === true && {
      key: "reply",
      label: names.reply,
      keys: "R",
      act: () => composer.open("reply"),
    },
    composer !== null && { key: "note", label: names.note, keys: "N", act: () => composer.open("note") },
    propertyInSight("solve") !== undefined && {
      key: "solve",
      label: names.solve,
      keys: "E",
      act: () => pressProperty("solve"),
    },
    ...properties.map(
      ([property, keys]) =>
        propertyInSight(property) !== undefined && {
          key: property,
          label: names[property],
          keys,
          act: () => pressProperty(property),
        },
    ),
    { key: "book", label: names.book, href: `/calendar?new=${ticket.number}` },
  ];
  return items.filter((item) => item !== false);
}
