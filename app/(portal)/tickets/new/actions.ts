"use server";

import { redirect } from "next/navigation";
import { createTicket } from "@/lib/tickets/create-ticket";
import { createTicketInput } from "@/lib/tickets/inputs";
import { verbFormAction } from "@/lib/web/action";

const kept = [
  "address",
  "name",
  "channel",
  "subject",
  "html",
  "text",
  "teamId",
  "assigneeId",
  "priority",
  "tags",
];

export const create = verbFormAction("tickets.work", createTicketInput, kept, createTicket, ({ number }) =>
  redirect(`/tickets/${number}`),
);
