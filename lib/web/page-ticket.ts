import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { findTicketHead } from "@/lib/tickets/get-ticket";
import { orNotFound } from "./or-not-found";

/** The ticket that a page's address names, or 404: its layout and its page ask for it, found once per request. */
export const pageTicket = cache(async (actor: Actor, number: string) => {
  if (!/^\d{1,15}$/.test(number)) notFound();
  return orNotFound(findTicketHead(actor, Number(number)));
});
