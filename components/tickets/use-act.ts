"use client";

import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { type TicketFields, useTicket } from "./ticket-state";

/** Paints a change while it is sent; says what went wrong, and leaves it to `done` to say what went well. */
export function useAct() {
  const { labels, paint } = useTicket();
  return (patch: Partial<TicketFields>, call: () => Promise<ActionResult<unknown>>, done: () => void) =>
    paint(patch, async () => {
      const problem = problemOf(await callAction(call, labels.networkError));
      if (problem) toast({ title: problem, bad: true });
      else done();
    });
}
