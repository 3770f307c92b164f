"use client";

import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTransition } from "react";
import { problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { isWorkable } from "@/lib/tickets/policy";
import { useTicket } from "./ticket-state";

type Props = {
  messageId: number;
  works: boolean;
  labels: { title: string; text: string; accept: string; split: string; accepted: string; splitDone: string };
};

/** A stranger's answer waits for somebody to decide; on a ticket that is closed or set aside it can only become its own. */
export function ClaimedNotice({ messageId, works, labels }: Props) {
  const { actions, labels: ticketLabels, fields } = useTicket();
  const open = isWorkable(fields.status);
  const [accepting, startAccept] = useTransition();
  const [splitting, startSplit] = useTransition();

  async function decide(action: typeof actions.acceptClaim, done: string) {
    const problem = problemOf(await callAction(() => action({ messageId }), ticketLabels.networkError));
    toast({ title: problem ?? done, bad: problem !== null });
  }

  return (
    <div className="mb-2 flex flex-col gap-2 rounded-sm bg-warning-soft px-3 py-2 text-warning-text">
      <div className="flex items-start gap-2">
        <TriangleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden />
        <div>
          <p className="font-semibold">{labels.title}</p>
          <p className="text-xs leading-[18px]">{labels.text}</p>
        </div>
      </div>
      {works && (
        <div className="flex flex-wrap gap-2 ps-6">
          {open && (
            <Button
              size="sm"
              busy={accepting}
              onClick={() => startAccept(() => decide(actions.acceptClaim, labels.accepted))}
            >
              {labels.accept}
            </Button>
          )}
          <Button
            size="sm"
            busy={splitting}
            onClick={() => startSplit(() => decide(actions.splitClaim, labels.splitDone))}
          >
            {labels.split}
          </Button>
        </div>
      )}
    </div>
  );
}
