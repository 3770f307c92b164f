import { ActForm } from "@/components/shell/act-form";
import { AddColleagueForm } from "@/components/shell/add-colleague-form";
import type { FormAction } from "@/components/ui/action-result";
import { Avatar } from "@/components/ui/avatar";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PersonView } from "@/lib/tickets/view-types";
import { type FollowActions, FollowButton } from "./follow-button";

type Props = {
  page: {
    ticketId: number;
    followers: PersonView[];
    candidates: PersonView[];
    mayAdd: boolean;
    /** Of a team whose tickets others do not see. */
    restricted: boolean;
  };
  viewerId: number;
  messages: Messages;
  following: FollowActions;
  add: FormAction;
  remove: FormAction;
};

/** Who follows a ticket, with the way out for each, and who could. */
export function FollowerList({ page, viewerId, messages, following, add, remove }: Props) {
  const { ticketId, followers, candidates, mayAdd, restricted } = page;
  const labels = messages.tickets.followers;
  const networkError = messages.error.network;
  return (
    <section aria-labelledby="followers" className="mb-7 flex max-w-180 flex-col gap-3">
      <h2 id="followers" tabIndex={-1} className="text-md">
        {labels.title}
      </h2>
      <p className="text-secondary-text">{labels.text}</p>
      {followers.length === 0 ? (
        <p className="text-muted-foreground">{labels.nobody}</p>
      ) : (
        <ul aria-label={labels.title} className="divide-y rounded-lg border bg-card">
          {followers.map((person) => (
            <li key={person.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-4 py-2">
              <Avatar person={person} size={28} />
              <span dir="auto" className="min-w-0 grow font-medium [overflow-wrap:anywhere]">
                {person.name}
              </span>
              <ActForm
                fields={{ ticketId, userId: person.id }}
                label={labels.remove}
                name={fillMessage(labels.removeNamed, { name: person.name })}
                size="sm"
                variant="ghost"
                done=""
                gone={{ said: fillMessage(labels.removed, { name: person.name }), focus: "followers" }}
                networkError={networkError}
                act={remove}
              />
            </li>
          ))}
        </ul>
      )}
      <FollowButton
        ticketId={ticketId}
        followers={followers}
        viewerId={viewerId}
        messages={messages}
        actions={following}
      />
      {mayAdd && candidates.length > 0 && (
        <AddColleagueForm
          to={{ ticketId }}
          candidates={candidates}
          labels={labels}
          // Of a restricted team's ticket the button says what it does: somebody may see it who does not.
          submit={restricted ? labels.addRestricted : labels.add}
          networkError={networkError}
          add={add}
        />
      )}
      {!mayAdd && <p className="text-muted-foreground">{labels.notOfTeam}</p>}
      {mayAdd && candidates.length === 0 && <p className="text-muted-foreground">{labels.allFollow}</p>}
    </section>
  );
}
