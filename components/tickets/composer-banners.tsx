"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useTicket } from "./ticket-state";
import type { Held } from "./use-send";

type Props = { held: Held; newer: boolean; problem: string | null };

/** Attached to the composer: why a reply was held back, or did not go. */
export function ComposerBanners({ held, newer, problem }: Props) {
  const { labels, requesterName } = useTicket();
  const text = labels.composer;
  const reasons = {
    newer_message: text.heldNewer,
    no_recipient: fillMessage(text.heldNoRecipient, { name: requesterName }),
    ticket_closed: text.heldClosed,
    refused: text.heldRefused,
  };
  const reason = newer ? reasons.newer_message : held && reasons[held];
  return (
    <div role="status">
      {reason && (
        <Attached tone="warning">
          <TriangleAlert size={14} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden />
          {reason}
        </Attached>
      )}
      {problem && (
        <Attached tone="danger">
          <CircleAlert size={14} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden />
          {problem}
        </Attached>
      )}
    </div>
  );
}

function Attached({ tone, children }: { tone: "warning" | "danger"; children: ReactNode }) {
  return (
    <p
      className={cn(
        "-mb-2 flex items-start gap-2 rounded-t-md border px-2.5 pt-1.5 pb-3.5 font-medium text-xs touch:rounded-none touch:border-x-0",
        tone === "warning"
          ? "border-[color-mix(in_oklab,var(--warning)_34%,transparent)] bg-warning-soft text-warning-text"
          : "border-[color-mix(in_oklab,var(--destructive)_34%,transparent)] bg-danger-soft text-danger-text",
      )}
    >
      {children}
    </p>
  );
}
