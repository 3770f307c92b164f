import { readDraft, writeDraft } from "@/components/ui/local-drafts";

/** What could not be saved on the server, and notes, which have no draft there. */
export type LocalDraft = { mode: "reply" | "note"; html: string };

export function readLocalDraft(ticketId: number): LocalDraft | null {
  return readDraft(String(ticketId), isDraft);
}

export function writeLocalDraft(ticketId: number, draft: LocalDraft | null): void {
  writeDraft(String(ticketId), draft);
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
