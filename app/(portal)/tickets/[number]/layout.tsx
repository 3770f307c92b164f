import type { ReactNode } from "react";
import { pageActor, showsStatus } from "@/lib/web/page-guard";
import { pageTicket } from "@/lib/web/page-ticket";

type Props = { children: ReactNode; params: Promise<{ number: string }> };

/**
 * Whether there is such a ticket for this person is known before the skeleton (loading.tsx) goes out: an answer that
 * has begun is 200, whatever follows. It guards nothing; the page asks again, and gets the same query's answer.
 */
export default async function TicketLayout({ children, params }: Props) {
  if (await showsStatus()) await pageTicket(await pageActor("tickets.note"), (await params).number);
  return children;
}
