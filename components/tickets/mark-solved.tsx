"use client";

import Check from "lucide-react/icons/check";
import { Button } from "@/components/ui/button";
import { useTicket } from "./ticket-state";
import { useTicketChanges } from "./use-ticket-changes";

/** Gone once the ticket is solved or out of work. */
export function MarkSolved() {
  const { fields, labels } = useTicket();
  const { setStatus } = useTicketChanges();
  if (!["new", "open", "pending", "on_hold"].includes(fields.status)) return null;
  return (
    <Button
      data-property="solve"
      aria-keyshortcuts="e"
      onClick={() => setStatus("solved")}
      className="touch:border-transparent touch:bg-transparent touch:shadow-none"
    >
      <Check size={16} strokeWidth={1.75} aria-hidden />
      <span className="touch:sr-only">{labels.markSolved}</span>
    </Button>
  );
}
