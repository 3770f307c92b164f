import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PersonView } from "@/lib/tickets/view-types";

export type FollowActions = { follow: FormAction; unfollow: FormAction };

type Props = {
  ticketId: number;
  followers: PersonView[];
  viewerId: number;
  messages: Messages;
  actions: FollowActions;
};

/** For oneself: the same button there and back, so that the focus stays on it. */
export function FollowButton({ ticketId, followers, viewerId, messages, actions }: Props) {
  const labels = messages.tickets.followers;
  const follows = followers.some(({ id }) => id === viewerId);
  return (
    <ActForm
      fields={{ ticketId }}
      label={follows ? labels.unfollow : labels.follow}
      size="sm"
      done=""
      networkError={messages.error.network}
      act={follows ? actions.unfollow : actions.follow}
    />
  );
}
