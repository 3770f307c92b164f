"use client";

import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useTicket } from "./ticket-state";
import { useAct } from "./use-act";

/** Into spam or trash with Undo, and out again; and links into the ticket that were mailed, which end for good. */
export function useSetAside() {
  const { id, number, actions, labels, fields } = useTicket();
  const act = useAct();
  const say = (done: string, undo?: () => void) => toast({ title: fillMessage(done, { number }), undo });

  function restore() {
    act(
      {},
      () => actions.restore({ ticketId: id }),
      () => say(labels.actions.restored),
    );
  }

  function setAside(as: "spam" | "trash") {
    const wasAway = fields.status === "spam" || fields.status === "trash";
    const done = as === "spam" ? labels.actions.markedSpam : labels.actions.trashed;
    act(
      { status: as },
      () => actions.setAside({ ticketId: id, as }),
      () => say(done, wasAway ? undefined : restore),
    );
  }

  function revokeLinks() {
    act(
      {},
      () => actions.revokeLinks({ ticketId: id }),
      () => say(labels.links.revoked),
    );
  }

  return { setAside, restore, revokeLinks };
}
