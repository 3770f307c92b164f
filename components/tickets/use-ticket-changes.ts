"use client";

import type { ActionResult } from "@/components/ui/action-result";
import { toast } from "@/components/ui/toast";
import type { SettableStatus, TicketPriority } from "@/db/enums";
import { settableStatuses } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { AssigneeView, TeamView } from "@/lib/tickets/view-types";
import { type TicketFields, useTicket } from "./ticket-state";
import { useAct } from "./use-act";

/**
 * Painted at once, sent with the value that was seen. A conflict puts the old value back and says both sides; a
 * success can be undone for 8 s.
 */
export function useTicketChanges() {
  const { id, actions, labels, fields } = useTicket();
  const act = useAct();

  function change(
    patch: Partial<TicketFields>,
    call: () => Promise<ActionResult<unknown>>,
    title: string,
    undo?: () => void,
  ) {
    act(patch, call, () => toast({ id: `ticket-${id}-${Object.keys(patch)[0]}`, title, undo }));
  }

  function setStatus(to: SettableStatus, from = fields.status, undoable = true) {
    if (to === from) return;
    const back = settableStatuses.find((status) => status === from);
    const done =
      to === "solved" ? labels.solved : fillMessage(labels.panel.statusSet, { value: labels.status[to] });
    const undo = undoable && back ? () => setStatus(back, to, false) : undefined;
    change({ status: to }, () => actions.changeStatus({ ticketId: id, from, to }), done, undo);
  }

  function setPriority(to: TicketPriority, from = fields.priority, undoable = true) {
    if (to === from) return;
    const done = fillMessage(labels.panel.prioritySet, { value: labels.priority[to] });
    const undo = undoable ? () => setPriority(from, to, false) : undefined;
    change({ priority: to }, () => actions.changePriority({ ticketId: id, from, to }), done, undo);
  }

  function assign(to: AssigneeView | null, from = fields.assignee, undoable = true) {
    if (to?.id === from?.id) return;
    const done = to ? fillMessage(labels.panel.assigned, { value: to.name }) : labels.panel.unassigned;
    const undo = undoable ? () => assign(from, to, false) : undefined;
    const call = () => actions.assign({ ticketId: id, from: from?.id ?? null, to: to?.id ?? null });
    change({ assignee: to }, call, done, undo);
  }

  function setTeam(to: TeamView | null, from = fields.team, undoable = true) {
    if (to?.id === from?.id) return;
    const { set, hidden, cleared } = labels.team;
    const done = to ? fillMessage(to.restricted ? hidden : set, { value: to.name }) : cleared;
    const undo = undoable ? () => setTeam(from, to, false) : undefined;
    const call = () => actions.assignTeam({ ticketId: id, from: from?.id ?? null, to: to?.id ?? null });
    change({ team: to }, call, done, undo);
  }

  function setTags(to: string[], from = fields.tags, undoable = true) {
    const undo = undoable ? () => setTags(from, to, false) : undefined;
    change({ tags: to }, () => actions.changeTags({ ticketId: id, from, to }), labels.tags.saved, undo);
  }

  return { setStatus, setPriority, assign, setTeam, setTags };
}
