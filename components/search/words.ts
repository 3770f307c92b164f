import { timeLabels } from "@/components/tickets/labels";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PaletteWords } from "./types";

/** What the palette and the page of results say, cut out of all messages. */
export function paletteWords(messages: Messages): PaletteWords {
  const { app, palette, shell, shortcuts, sla, status, priority } = messages;
  return {
    ...palette,
    shell: { ...shell, close: app.close },
    shortcuts,
    sla: { ...sla, time: timeLabels(messages) },
    status,
    priority,
  };
}
