"use client";

import { useRef, useState, useTransition } from "react";
import { problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { announce } from "@/components/ui/live-region";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { DraftView } from "@/lib/tickets/view-types";
import { serverTime } from "./clock";
import { CountdownTitle } from "./countdown-title";
import type { SendWay } from "./send-preference";
import { useTicket } from "./ticket-state";
import { replyToastId, useUndoReply } from "./use-undo-reply";

export type Held = DraftView["heldReason"];
type Outcome = { sent: boolean; draftId?: number };

/** Sends replies and notes. The text is the caller's to clear, and only when `sent` is true. */
export function useSend(onHeld: (reason: Held) => void) {
  const { id, actions, labels, requesterName } = useTicket();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const undo = useUndoReply();
  // One key per text: a second press, or a new try after a broken connection, sends it once.
  const once = useRef<{ text: string; key: string } | null>(null);
  const keyFor = (text: string) => {
    if (once.current?.text !== text) once.current = { text, key: crypto.randomUUID() };
    return once.current.key;
  };

  function run(work: () => Promise<Outcome>, after: (outcome: Outcome) => void) {
    if (busy) return;
    start(async () => {
      setProblem(null);
      const outcome = await work();
      if (outcome.sent) once.current = null;
      after(outcome);
    });
  }

  function fail(text: string): Outcome {
    const full = `${labels.composer.failed} ${text}`;
    setProblem(full);
    announce(full, "assertive");
    return { sent: false };
  }

  async function reply(
    html: string,
    way: SendWay,
    lastSeenMessageId: number | null,
    anyway: boolean,
  ): Promise<Outcome> {
    const nextStatus = way === "keep" ? undefined : way;
    const onceKey = keyFor(`${anyway} ${way} ${html}`);
    const input = { ticketId: id, html, nextStatus, lastSeenMessageId, onceKey, anyway };
    const result = await callAction(() => actions.reply(input), labels.networkError);
    if (result.serverError?.code === "conflict" || result.data?.state === "held") {
      once.current = null;
      onHeld(result.data?.heldReason ?? "newer_message");
      return { sent: false };
    }
    const failure = problemOf(result);
    if (failure || !result.data) return fail(failure ?? "");
    const draft = result.data;
    const name = requesterName;
    if (draft.state === "scheduled" && draft.sendAt) {
      const wait = Math.max(1000, Date.parse(draft.sendAt) - serverTime());
      toast({
        id: replyToastId(draft.id),
        title: (
          <CountdownTitle
            labels={{ counting: labels.composer.goingOut, once: labels.composer.scheduled }}
            name={name}
            seconds={Math.ceil(wait / 1000)}
          />
        ),
        undo: () => undo(draft.id),
        milliseconds: Math.min(wait, 30_000),
      });
    } else announce(fillMessage(labels.composer.sentNow, { name }));
    // Without undo time there is no draft to be seen: the message itself comes.
    return { sent: true, draftId: draft.state === "scheduled" ? draft.id : undefined };
  }

  async function note(html: string): Promise<Outcome> {
    const input = { ticketId: id, html, onceKey: keyFor(`note ${html}`) };
    const failure = problemOf(await callAction(() => actions.addNote(input), labels.networkError));
    if (failure) return fail(failure);
    announce(labels.composer.noteAdded);
    return { sent: true };
  }

  return { busy, problem, run, reply, note };
}
