import TriangleAlert from "lucide-react/icons/triangle-alert";
import { AwayBadge } from "@/components/accounts/away-badge";
import { Pages } from "@/components/accounts/pages";
import { PersonCell } from "@/components/accounts/person-cell";
import { tableClass } from "@/components/accounts/table-class";
import { Badge } from "@/components/ui/badge";
import { listColleagues } from "@/lib/accounts/list-colleagues";
import type { Actor } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatAge } from "@/lib/i18n/time";
import { countLoad } from "@/lib/tickets/count-load";
import { handOverLimits } from "@/lib/tickets/policy";
import { orNotFound } from "@/lib/web/or-not-found";
import { NothingThere } from "./list-head";
import type { PeopleQuery } from "./people-query";

export type ListProps = { actor: Actor; asked: PeopleQuery; words: Messages; locale: string };

/** Picture 20: who may do what, and whose tickets nobody works on. */
export async function ColleagueList({ actor, asked, words, locale }: ListProps) {
  const status = asked.show === "deactivated" ? "deactivated" : "active";
  const { query, cursor } = asked;
  const { rows, next } = await orNotFound(listColleagues(actor, { status, query, cursor }));
  const load = await countLoad(
    actor,
    rows.map(({ id }) => id),
  );
  const labels = words.settings.people;
  const now = new Date().toISOString();
  if (rows.length === 0) return <NothingThere asked={asked} labels={labels} />;
  return (
    <>
      <div className={tableClass.frame}>
        <table className={tableClass.table}>
          <thead>
            <tr className={tableClass.head}>
              <th scope="col">{labels.colPerson}</th>
              <th scope="col" className={tableClass.wide}>
                {labels.colRole}
              </th>
              <th scope="col" className="max-lg:hidden">
                {labels.colTeams}
              </th>
              <th scope="col">{labels.colLoad}</th>
              <th scope="col" className={tableClass.wide}>
                {labels.colActed}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((person) => (
              <tr key={person.id} className={tableClass.row}>
                <PersonCell
                  person={person}
                  href={`/settings/people/${person.id}`}
                  noAddress={labels.noAddress}
                >
                  <span className="text-muted-foreground text-xs md:hidden">{person.role}</span>
                  <AwayBadge away={person.away} labels={words.away} locale={locale} />
                </PersonCell>
                <td className={tableClass.wide}>{person.role}</td>
                <td dir="auto" className="text-secondary-text max-lg:hidden">
                  {person.teams.join(", ") || <span className="text-muted-foreground">{labels.noTeam}</span>}
                </td>
                <td className="tabular-nums">
                  <Load count={load.get(person.id) ?? 0} status={status} labels={labels} />
                </td>
                <td className={`whitespace-nowrap text-muted-foreground tabular-nums ${tableClass.wide}`}>
                  {person.lastActedAt
                    ? formatAge(person.lastActedAt, now, actor.timeZone, locale, words.app)
                    : labels.never}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages
        path="/settings/people"
        params={{ show: asked.show }}
        query={query}
        isFirst={cursor === undefined}
        next={next}
        labels={labels}
      />
    </>
  );
}

type LoadProps = { count: number; status: string; labels: Messages["settings"]["people"] };

/** Tickets of somebody who has left wait for nobody: a sign beside the colour. */
function Load({ count, status, labels }: LoadProps) {
  const text = count < handOverLimits.counted ? String(count) : fillMessage(labels.more, { count });
  if (count === 0 || status === "active") return text;
  return (
    <Badge tone="danger">
      <TriangleAlert aria-hidden />
      {text}
    </Badge>
  );
}
