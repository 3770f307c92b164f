"use client";

import { problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useTicket } from "./ticket-state";
import { useAct } from "./use-act";

/** Into spam or trash with Undo, and out again. */
export function useSetAside() {
  const { id, number, actions, labels, paint, fields } = useTicket();
  const act = useAct();

  const restore = () => act(() => actions.restore({ ticketId: id }), labels.actions.restored);

  function setAside(as: "spam" | "trash") {
    const wasAway = fields.status === "spam" || fields.status === "trash";
    paint({ status: as }, async () => {
      const problem = problemOf(
        await callAction(() => actions.setAside({ ticketId: id, as }), labels.networkError),
      );
      const done = as === "spam" ? labels.actions.markedSpam : labels.actions.trashed;
      if (problem) toast({ title: problem, bad: true });
      else toast({ title: fillMessage(done, { number }), undo: wasAway ? undefined : restore });
    });
  }

  return { setAside, restore };
}
