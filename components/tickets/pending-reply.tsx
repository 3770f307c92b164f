"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { DraftView } from "@/lib/tickets/view-types";
import { useNow } from "./clock";
import { htmlToText } from "./text-html";
import { useUndoReply } from "./use-undo-reply";

type Labels = { in: string; now: string; undo: string };

/** "Sending in 7 s" with Undo. Once the time is up it asks the server until the message stands in its place. */
export function PendingReply({
  draft,
  now: serverNow,
  labels,
}: {
  draft: DraftView;
  now: string;
  labels: Labels;
}) {
  const router = useRouter();
  const undo = useUndoReply();
  const now = useNow(serverNow, true);
  const seconds = draft.sendAt ? Math.ceil((Date.parse(draft.sendAt) - now) / 1000) : 0;
  const due = seconds <= 0;

  useEffect(() => {
    if (!due) return;
    const timer = setInterval(() => router.refresh(), 1500);
    return () => clearInterval(timer);
  }, [due, router]);

  return (
    <span className="inline-flex items-center gap-2">
      <Spinner className="size-[11px] border-[1.5px]" />
      {due ? labels.now : fillMessage(labels.in, { seconds })}
      {!due && (
        <Button size="sm" className="h-6 px-2" onClick={() => undo(draft.id)}>
          {labels.undo}
        </Button>
      )}
    </span>
  );
}

/** The text of a reply on its way, as its writer typed it; the sanitised message follows after release. */
export function PendingText({ html }: { html: string }) {
  return (
    <p dir="auto" className="mt-[3px] max-w-[72ch] whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
      {htmlToText(html)}
    </p>
  );
}
