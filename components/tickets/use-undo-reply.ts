"use client";

import { problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { announce } from "@/components/ui/live-region";
import { closeToast, toast } from "@/components/ui/toast";
import { useTicket } from "./ticket-state";

export const replyToastId = (draftId: number) => `reply-${draftId}`;

/** Takes a reply back. Either this or the release wins; the draft then opens in the composer by the page's new data. */
export function useUndoReply() {
  const { actions, labels, paint } = useTicket();
  return (draftId: number) =>
    paint({}, async () => {
      closeToast(replyToastId(draftId));
      const problem = problemOf(await callAction(() => actions.undoReply({ draftId }), labels.networkError));
      if (problem) toast({ title: problem, bad: true });
      else announce(labels.composer.undone);
    });
}
