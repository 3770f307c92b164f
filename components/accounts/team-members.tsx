import { ActForm } from "@/components/shell/act-form";
import { AddColleagueForm } from "@/components/shell/add-colleague-form";
import type { FormAction } from "@/components/ui/action-result";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { TeamCandidates, TeamMemberList, TeamPage } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { AwayBadge } from "./away-badge";
import { Pages } from "./pages";

type Props = {
  team: TeamPage;
  members: TeamMemberList;
  candidates: TeamCandidates;
  /** The page's address, and what it asks for. */
  path: string;
  query: string;
  isFirst: boolean;
  words: Messages;
  locale: string;
  add: FormAction;
  remove: FormAction;
  /** Not for leads. */
  changeLead?: FormAction;
};

const heading = "team-members";

/** Who is in a team, and who could be. */
export function TeamMembers({
  team,
  members,
  candidates,
  path,
  query,
  isFirst,
  words,
  locale,
  ...actions
}: Props) {
  const labels = words.settings.teams;
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} tabIndex={-1} className="text-md">
        {labels.members}
      </h2>
      <p className="text-secondary-text">{team.restricted ? labels.membersRestricted : labels.membersText}</p>
      {actions.changeLead && <p className="text-secondary-text">{labels.leadText}</p>}
      {members.rows.length === 0 ? (
        <p className="text-muted-foreground">{labels.noMembers}</p>
      ) : (
        <ul aria-label={labels.members} className="divide-y rounded-lg border bg-card">
          {members.rows.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-4 py-2">
              <Avatar person={member} size={28} />
              <span dir="auto" className="min-w-0 font-medium [overflow-wrap:anywhere]">
                {member.name}
              </span>
              {member.isLead && <Badge tone="ok">{labels.lead}</Badge>}
              <AwayBadge away={member.away} labels={words.away} locale={locale} />
              {!member.active && <Badge tone="plain">{labels.deactivated}</Badge>}
              <MemberButtons team={team} member={member} words={words} {...actions} />
            </li>
          ))}
        </ul>
      )}
      <Pages path={path} query={query} isFirst={isFirst} next={members.next} labels={words.customers} />
      {(candidates.more || query !== "") && (
        <search>
          <form action={path} className="flex max-w-100 gap-2">
            <Input
              type="search"
              name="q"
              aria-label={labels.searchColleague}
              placeholder={labels.searchColleague}
              maxLength={200}
              defaultValue={query}
            />
            <Button type="submit">{labels.search}</Button>
          </form>
        </search>
      )}
      {candidates.more && <p className="text-muted-foreground">{labels.tooMany}</p>}
      {candidates.rows.length === 0 ? (
        <p className="text-muted-foreground">
          {query === "" ? labels.allIn : fillMessage(labels.noneFound, { query })}
        </p>
      ) : (
        <AddColleagueForm
          to={{ teamId: team.id }}
          candidates={candidates.rows}
          labels={labels}
          submit={labels.addMember}
          networkError={words.error.network}
          add={actions.add}
        />
      )}
    </section>
  );
}

type ButtonsProps = Pick<Props, "team" | "words" | "remove" | "changeLead"> & {
  member: TeamMemberList["rows"][number];
};

function MemberButtons({ team, member, words, remove, changeLead }: ButtonsProps) {
  const labels = words.settings.teams;
  const of = (message: string) => fillMessage(message, { name: member.name });
  const shared = { size: "sm", variant: "ghost", done: "", networkError: words.error.network } as const;
  const fields = { teamId: team.id, userId: member.id };
  if (!changeLead && member.isLead) {
    return <span className="ms-auto text-muted-foreground text-xs">{labels.leadStays}</span>;
  }
  return (
    <span className="ms-auto flex flex-wrap justify-end gap-2">
      {changeLead && (member.active || member.isLead) && (
        <ActForm
          {...shared}
          fields={{ ...fields, leads: member.isLead ? "no" : "yes" }}
          label={member.isLead ? labels.endLead : labels.makeLead}
          name={of(member.isLead ? labels.endLeadNamed : labels.makeLeadNamed)}
          act={changeLead}
        />
      )}
      <ActForm
        {...shared}
        fields={fields}
        label={labels.remove}
        name={of(labels.removeNamed)}
        gone={{ said: of(labels.removed), focus: heading }}
        act={remove}
      />
    </span>
  );
}
