"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { seeTicket } from "@/lib/notifications/read-notices";
import { acceptClaim } from "@/lib/tickets/accept-claim";
import { addNote } from "@/lib/tickets/add-note";
import { assignTeam } from "@/lib/tickets/assign-team";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { changePriority } from "@/lib/tickets/change-priority";
import { changeStatus } from "@/lib/tickets/change-status";
import { changeTags } from "@/lib/tickets/change-tags";
import { followTicket } from "@/lib/tickets/follow-ticket";
import { followInput } from "@/lib/tickets/follower-inputs";
import * as inputs from "@/lib/tickets/inputs";
import { moveClaim } from "@/lib/tickets/move-claim";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";
import { restoreTicket } from "@/lib/tickets/restore-ticket";
import { revokeGuestLinks } from "@/lib/tickets/revoke-guest-links";
import { saveDraft } from "@/lib/tickets/save-draft";
import { setAsideTicket } from "@/lib/tickets/set-aside-ticket";
import { undoReply } from "@/lib/tickets/undo-reply";
import { unfollowTicket } from "@/lib/tickets/unfollow-ticket";
import { verbAction, verbFormAction } from "@/lib/web/action";

/** Who saw it by following alone goes on where the others are. */
function stay({ sees }: { sees: boolean }): void {
  if (sees) refresh();
  else redirect("/inbox/followed");
}

export const reply = verbAction("tickets.work", inputs.replyInput, replyToTicket, refresh);
export const undo = verbAction("tickets.work", inputs.undoReplyInput, undoReply, refresh);
export const draft = verbAction("tickets.work", inputs.saveDraftInput, saveDraft);
export const note = verbAction("tickets.note", inputs.addNoteInput, addNote, refresh);
export const status = verbAction("tickets.work", inputs.changeStatusInput, changeStatus, refresh);
export const priority = verbAction("tickets.work", inputs.changePriorityInput, changePriority, refresh);
export const assign = verbAction("tickets.work", inputs.assignTicketInput, assignTicket, refresh);
export const team = verbAction("tickets.work", inputs.assignTeamInput, assignTeam, refresh);
export const tags = verbAction("tickets.work", inputs.changeTagsInput, changeTags, refresh);
export const aside = verbAction("tickets.delete", inputs.setAsideInput, setAsideTicket, refresh);
export const restore = verbAction("tickets.delete", inputs.restoreTicketInput, restoreTicket, refresh);
export const accept = verbAction("tickets.work", inputs.claimInput, acceptClaim, refresh);
export const split = verbAction("tickets.work", inputs.claimInput, moveClaim, refresh);
export const revoke = verbAction("tickets.work", inputs.revokeLinksInput, revokeGuestLinks, refresh);
export const read = verbAction("tickets.note", inputs.markReadInput, seeTicket);
export const follow = verbFormAction("tickets.note", followInput, [], followTicket, refresh);
export const unfollow = verbFormAction("tickets.note", followInput, [], unfollowTicket, stay);
