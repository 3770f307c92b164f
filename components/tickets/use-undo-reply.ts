"use client";

import { announce } from "@/components/ui/live-region";
import { closeToast } from "@/components/ui/toast";
import { useTicket } from "./ticket-state";
import { useAct } from "./use-act";

export const replyToastId = (draftId: number) => `reply-${draftId}`;

/** Takes a reply back. Either this or the release wins; the draft then opens in the composer by the page's new data. */
export function useUndoReply() {
  const { actions, labels } = useTicket();
  const act = useAct();
  return (draftId: number) => {
    closeToast(replyToastId(draftId));
    act(
      {},
      () => actions.undoReply({ draftId }),
      () => announce(labels.composer.undone),
    );
  };
}
