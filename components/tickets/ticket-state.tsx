"use client";

import { createContext, type ReactNode, use, useMemo, useOptimistic, useTransition } from "react";
import type { TicketPriority, TicketStatus } from "@/db/enums";
import type { AssigneeView, TeamView } from "@/lib/tickets/view-types";
import type { TicketActions } from "./actions";
import type { TicketLabels } from "./labels";

export type TicketFields = {
  status: TicketStatus;
  priority: TicketPriority;
  assignee: AssigneeView | null;
  team: TeamView | null;
  tags: string[];
};

export type TicketContext = {
  id: number;
  number: number;
  requesterName: string;
  actions: TicketActions;
  labels: TicketLabels;
  locale: string;
  /** ISO instant of the request. */
  now: string;
  /** As painted: changed at once, back to the server's value when an action fails. */
  fields: TicketFields;
  /** Paints `patch` while `work` runs. */
  paint: (patch: Partial<TicketFields>, work: () => Promise<void>) => void;
};

const Context = createContext<TicketContext | null>(null);

type Props = Omit<TicketContext, "fields" | "paint"> & { saved: TicketFields; children: ReactNode };

/** One truth for panel, chips, header and composer of a ticket's page. */
export function TicketState({ saved, children, ...rest }: Props) {
  const [fields, patchFields] = useOptimistic(saved, (old, patch: Partial<TicketFields>) => ({
    ...old,
    ...patch,
  }));
  const [, start] = useTransition();
  const { id, number, requesterName, actions, labels, locale, now } = rest;
  const value = useMemo<TicketContext>(
    () => ({
      id,
      number,
      requesterName,
      actions,
      labels,
      locale,
      now,
      fields,
      paint: (patch, work) =>
        start(async () => {
          patchFields(patch);
          await work();
        }),
    }),
    [id, number, requesterName, actions, labels, locale, now, fields, patchFields],
  );
  return <Context value={value}>{children}</Context>;
}

export function useTicket(): TicketContext {
  const value = use(Context);
  if (!value) throw new Error("useTicket outside TicketState");
  return value;
}
