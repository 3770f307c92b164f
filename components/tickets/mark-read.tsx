"use client";

import { useEffect, useRef } from "react";
import { callAction } from "@/components/ui/call-action";
import { announce } from "@/components/ui/live-region";
import { useTicket } from "./ticket-state";

type Props = { lastMessageId: number | null; arrived: string };

/** Marks what is in sight as read, and says when a message came into the open ticket. */
export function MarkRead({ lastMessageId, arrived }: Props) {
  const { id, actions } = useTicket();
  const before = useRef(lastMessageId);
  useEffect(() => {
    if (lastMessageId === null) return;
    if (before.current !== lastMessageId) announce(arrived);
    before.current = lastMessageId;
    void callAction(() => actions.markRead({ ticketId: id, messageId: lastMessageId }), "");
  }, [lastMessageId, arrived, id, actions]);
  return null;
}
