"use client";

import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useTicket } from "./ticket-state";

/** Does something to the whole ticket, and says what became of it. */
export function useAct() {
  const { number, labels, paint } = useTicket();
  return (run: () => Promise<ActionResult<unknown>>, done: string) =>
    paint({}, async () => {
      const problem = problemOf(await callAction(run, labels.networkError));
      toast({ title: problem ?? fillMessage(done, { number }), bad: problem !== null });
    });
}
