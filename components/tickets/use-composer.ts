"use client";

import { useEffect, useRef, useState } from "react";
import type { DraftView } from "@/lib/tickets/view-types";
import { readLocalDraft } from "./local-draft";
import type { SendWay } from "./send-preference";
import { isBlank } from "./text-html";
import { useTicket } from "./ticket-state";
import { useDraft } from "./use-draft";
import { type Held, useSend } from "./use-send";

export type ComposerMode = "reply" | "note";
export type SeenMessage = { id: number; byOthers: boolean };

/** What the text area is mounted with; another `key` replaces the text. */
type Loaded = { key: number; html: string; focus: boolean };

/** The state of the composer: text, mode, what was seen, what is held. Nothing typed is lost but by sending it. */
export function useComposer(draft: DraftView | undefined, messages: SeenMessage[], mayReply: boolean) {
  const { id } = useTicket();
  const newest = Math.max(0, ...messages.map((message) => message.id));
  const [mode, setMode] = useState<ComposerMode>(mayReply ? "reply" : "note");
  const [html, setHtml] = useState(draft?.html ?? "");
  const [loaded, setLoaded] = useState<Loaded>({ key: 0, html: draft?.html ?? "", focus: false });
  const [held, setHeld] = useState<Held>(draft?.state === "held" ? draft.heldReason : null);
  const [seen, setSeen] = useState(newest);
  const saving = useDraft();
  const sending = useSend(setHeld);
  const blank = isBlank(html);
  const sent = useRef<{ draftId?: number; after: number; onDraft?: boolean } | null>(null);

  // With nothing written, everything in sight counts as seen.
  if (blank && seen !== newest) setSeen(newest);
  const newer = held === "newer_message" || messages.some((message) => message.id > seen && message.byOthers);

  const load = (text: string, focus: boolean) => {
    setHtml(text);
    setLoaded((old) => ({ key: old.key + 1, html: text, focus }));
  };

  // A draft that appears (undo, held, another window) opens here, unless something is being written.
  const draftKey = draft ? `${draft.id} ${draft.state}` : "";
  const known = useRef(draftKey);
  useEffect(() => {
    if (known.current === draftKey) return;
    known.current = draftKey;
    if (!draft || !blank) return;
    sent.current = null;
    setMode("reply");
    setHeld(draft.state === "held" ? draft.heldReason : null);
    load(draft.html, true);
  });

  useEffect(() => {
    const local = readLocalDraft(id);
    if (!local) return;
    setMode(local.mode);
    setHtml(local.html);
    setLoaded((old) => ({ key: old.key + 1, html: local.html, focus: false }));
  }, [id]);

  // After sending, the focus goes to what was sent as soon as it stands there, and with it from draft to message.
  useEffect(() => {
    const { draftId, after, onDraft } = sent.current ?? {};
    if (after === undefined) return;
    const written = messages.findLast((message) => message.id > after && !message.byOthers);
    if (!written && onDraft) return;
    const element = document.getElementById(written ? `message-${written.id}` : `draft-${draftId}`);
    if (!element) return;
    const lost = document.activeElement === document.body;
    sent.current = written ? null : { draftId, after, onDraft: true };
    if (onDraft && !lost) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  });

  function change(text: string) {
    setHtml(text);
    saving.keep({ mode, html: text });
  }

  function switchMode(next: ComposerMode) {
    setMode(next);
    if (!blank) saving.keep({ mode: next, html });
  }

  /** The text opens again with the caret behind it. */
  function rewrite(text: string) {
    load(text, true);
    saving.keep({ mode, html: text });
  }

  function send(way: SendWay) {
    if (blank) return;
    saving.hold();
    const work = () =>
      mode === "note" ? sending.note(html) : sending.reply(html, way, newer ? newest : seen || null, newer);
    sending.run(work, (outcome) => {
      if (!outcome.sent) return saving.keep({ mode, html });
      saving.forget();
      setHeld(null);
      load("", false);
      if (mayReply) setMode("reply");
      sent.current = { draftId: outcome.draftId, after: newest };
    });
  }

  return {
    mode,
    switchMode,
    loaded,
    blank,
    change,
    html,
    rewrite,
    send,
    held,
    newer,
    saveStatus: saving.status,
    busy: sending.busy,
    problem: sending.problem,
  };
}
