import type { ActionResult } from "@/components/ui/action-result";
import type {
  AddNoteInput,
  AssignTeamInput,
  AssignTicketInput,
  ChangePriorityInput,
  ChangeStatusInput,
  ChangeTagsInput,
  ClaimInput,
  MarkReadInput,
  ReplyInput,
  RestoreTicketInput,
  RevokeLinksInput,
  SaveDraftInput,
  SetAsideInput,
  UndoReplyInput,
} from "@/lib/tickets/inputs";
import type { DraftView } from "@/lib/tickets/view-types";

type Action<Input, Output = unknown> = (input: Input) => Promise<ActionResult<Output>>;

/** The server actions of a ticket's page. Each refreshes the page's data itself. */
export type TicketActions = {
  reply: Action<ReplyInput, DraftView>;
  undoReply: Action<UndoReplyInput, DraftView>;
  saveDraft: Action<SaveDraftInput>;
  addNote: Action<AddNoteInput>;
  changeStatus: Action<ChangeStatusInput>;
  changePriority: Action<ChangePriorityInput>;
  assign: Action<AssignTicketInput>;
  assignTeam: Action<AssignTeamInput>;
  changeTags: Action<ChangeTagsInput>;
  setAside: Action<SetAsideInput>;
  restore: Action<RestoreTicketInput>;
  acceptClaim: Action<ClaimInput>;
  splitClaim: Action<ClaimInput>;
  markRead: Action<MarkReadInput>;
  revokeLinks: Action<RevokeLinksInput>;
};
