/** What could not be saved on the server, and notes, which have no draft there. Per ticket, in this browser. */
export type LocalDraft = { mode: "reply" | "note"; html: string };

const prefix = "draft:";
const key = (ticketId: number) => prefix + ticketId;

export function readLocalDraft(ticketId: number): LocalDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(ticketId)) ?? "null");
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeLocalDraft(ticketId: number, draft: LocalDraft | null): void {
  try {
    if (draft) localStorage.setItem(key(ticketId), JSON.stringify(draft));
    else localStorage.removeItem(key(ticketId));
  } catch {
    // Full or forbidden storage: the text still stands in the page.
  }
}

/** At sign-out nothing of a customer's stays in a shared browser. */
export function clearLocalDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // Forbidden storage holds nothing.
  }
}

function isDraft(value: unknown): value is LocalDraft {
  return (
    typeof value === "object" &&
    value !== null &&
    "html" in value &&
    typeof value.html === "string" &&
    "mode" in value &&
    (value.mode === "reply" || value.mode === "note")
  );
}
