"use client";

import { problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useTicket } from "./ticket-state";

/** Links into the ticket that were mailed let in no more. Not undone: whoever needs one asks for a new one. */
export function useRevokeLinks(): () => void {
  const { id, number, actions, labels, paint } = useTicket();
  return () =>
    paint({}, async () => {
      const problem = problemOf(
        await callAction(() => actions.revokeLinks({ ticketId: id }), labels.networkError),
      );
      toast({ title: problem ?? fillMessage(labels.links.revoked, { number }), bad: problem !== null });
    });
}
