"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { type LocalDraft, writeLocalDraft } from "./local-draft";
import { useTicket } from "./ticket-state";

export type DraftStatus = "idle" | "saving" | "saved" | "local";

/**
 * Saves what is typed 2 s after the last key: a reply on the server, and in this browser until it stands there; a note
 * in this browser only.
 */
export function useDraft() {
  const { id, actions, labels } = useTicket();
  const [status, setStatus] = useState<DraftStatus>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<LocalDraft | null>(null);

  const save = useCallback(async () => {
    const draft = waiting.current;
    if (!draft) return;
    waiting.current = null;
    if (draft.mode === "note") return setStatus(draft.html ? "local" : "idle");
    setStatus("saving");
    const call = () => actions.saveDraft({ ticketId: id, html: draft.html });
    const problem = problemOf(await callAction(call, labels.networkError));
    // Typed on meanwhile: the next save decides.
    if (waiting.current) return;
    if (!problem) writeLocalDraft(id, null);
    setStatus(problem ? "local" : draft.html ? "saved" : "idle");
  }, [id, actions, labels]);

  /** Remembers at once in this browser, and on the server soon. */
  const keep = useCallback(
    (draft: LocalDraft) => {
      waiting.current = draft;
      writeLocalDraft(id, draft.html ? draft : null);
      clearTimeout(timer.current);
      timer.current = setTimeout(save, 2000);
    },
    [id, save],
  );

  /** It was sent: nothing is left to keep. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    writeLocalDraft(id, null);
    setStatus("idle");
  }, [id]);

  /** Before sending: no late save may bring the text back. */
  const hold = useCallback(() => clearTimeout(timer.current), []);

  // Leaving the ticket: save what the timer has not yet.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void save();
    },
    [save],
  );

  return { status, keep, forget, hold };
}
