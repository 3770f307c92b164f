import Lock from "lucide-react/icons/lock";
import type { Route } from "next";
import Link from "next/link";
import { tableClass } from "@/components/accounts/table-class";
import { formatCount } from "@/components/shell/format-count";
import { TeamMark } from "@/components/ui/team-mark";
import type { ManagedTeam } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Labels = Messages["settings"]["teams"];
type Props = {
  teams: ManagedTeam[];
  /** How many unsolved tickets each has. */
  load: Map<number, number>;
  labels: Labels;
  locale: string;
};

export function TeamTable({ teams, load, labels, locale }: Props) {
  return (
    <div className={tableClass.frame}>
      <table className={tableClass.table}>
        <caption className="sr-only">{labels.title}</caption>
        <thead>
          <tr className={tableClass.head}>
            <th scope="col">{labels.colTeam}</th>
            <th scope="col" className={tableClass.wide}>
              {labels.colAccess}
            </th>
            <th scope="col" className={tableClass.wide}>
              {labels.colLeads}
            </th>
            <th scope="col">{labels.colMembers}</th>
            <th scope="col">{labels.colTickets}</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.id} className={tableClass.row}>
              <td>
                <span className="flex items-center gap-2.5">
                  <TeamMark hue={team.hue} />
                  <Link
                    href={`/settings/teams/${team.id}` as Route}
                    prefetch={false}
                    dir="auto"
                    className={`min-w-0 [overflow-wrap:anywhere] ${tableClass.link}`}
                  >
                    {team.name}
                  </Link>
                </span>
                <span className="hidden ps-5 touch:block">
                  <Access team={team} labels={labels} />
                </span>
              </td>
              <td className={tableClass.wide}>
                <Access team={team} labels={labels} />
              </td>
              <td dir="auto" className={`text-secondary-text ${tableClass.wide}`}>
                {leadsText(team, labels, locale)}
              </td>
              <td className="tabular-nums">{team.memberCount}</td>
              <td className="tabular-nums">{formatCount(load.get(team.id) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Access({ team, labels }: { team: ManagedTeam; labels: Labels }) {
  if (!team.restricted) return <span className="text-muted-foreground">{labels.open}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Lock size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-muted-foreground" />
      {labels.restricted}
    </span>
  );
}

function leadsText({ leads, leadCount }: ManagedTeam, labels: Labels, locale: string): string {
  const names = leads.join(", ");
  if (leadCount === 0) return labels.noLead;
  if (leadCount <= leads.length) return names;
  return fillMessage(labels.leadsMore, { names, count: leadCount - leads.length }, locale);
}
