import { Pages } from "@/components/accounts/pages";
import { tableClass } from "@/components/accounts/table-class";
import { ActButton } from "@/components/ui/act-button";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { listInvitations } from "@/lib/accounts/list-invitations";
import type { InvitationList as Invitations } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDue } from "@/lib/i18n/time";
import { orNotFound } from "@/lib/web/or-not-found";
import { resend, withdraw } from "./actions";
import type { ListProps } from "./colleague-list";
import { NothingThere } from "./list-head";

/** Who was asked to come and has not come yet. */
export async function InvitationList({ actor, asked, words, locale }: ListProps) {
  const { query, cursor } = asked;
  const { rows, next } = await orNotFound(listInvitations(actor, { query, cursor }));
  const labels = words.settings.people;
  const sent = rows.find(({ id }) => id === asked.sent);
  const now = new Date().toISOString();
  const until = (at: string) => formatDue(at, now, actor.timeZone, locale);
  if (rows.length === 0) return <NothingThere asked={asked} labels={labels} />;
  return (
    <>
      {sent && (
        <Banner tone="ok" role="status" className="mb-3 max-w-160">
          {fillMessage(labels.sent, { address: sent.address }, locale)}
        </Banner>
      )}
      <div className={tableClass.frame}>
        <table className={tableClass.table}>
          <thead>
            <tr className={tableClass.head}>
              <th scope="col">{labels.colPerson}</th>
              <th scope="col" className={tableClass.wide}>
                {labels.colRole}
              </th>
              <th scope="col" className="max-xl:hidden">
                {labels.colInvitedBy}
              </th>
              <th scope="col" className={tableClass.wide}>
                {labels.colUntil}
              </th>
              <th scope="col">
                <span className="sr-only">{labels.colActions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={tableClass.row}>
                <td>
                  <span dir="auto" className="block font-medium">
                    {row.name}
                  </span>
                  <span className="block [overflow-wrap:anywhere] text-muted-foreground text-xs">
                    {row.address}
                  </span>
                  <span className="block text-muted-foreground text-xs md:hidden">{row.role}</span>
                  <span className="block text-muted-foreground text-xs md:hidden">
                    {row.expired ? labels.expired : `${labels.colUntil}: ${until(row.expiresAt)}`}
                  </span>
                </td>
                <td className={tableClass.wide}>
                  {row.role}
                  <span dir="auto" className="block text-muted-foreground text-xs">
                    {row.teams.join(", ")}
                  </span>
                </td>
                <td dir="auto" className="text-secondary-text max-xl:hidden">
                  {row.invitedBy}
                </td>
                <td className={`whitespace-nowrap text-secondary-text tabular-nums ${tableClass.wide}`}>
                  {row.expired ? <Badge tone="warning">{labels.expired}</Badge> : until(row.expiresAt)}
                </td>
                <td>
                  <Buttons row={row} words={words} locale={locale} />
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

type ButtonsProps = { row: Invitations["rows"][number]; words: Messages; locale: string };

function Buttons({ row: { id, name }, words, locale }: ButtonsProps) {
  const labels = words.settings.people;
  const of = (message: string) => fillMessage(message, { name }, locale);
  const shared = { networkError: words.error.network, input: { invitationId: id } };
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <ActButton
        {...shared}
        name={of(labels.resendOf)}
        label={labels.resend}
        done={of(labels.resent)}
        act={resend}
      />
      <ActButton
        {...shared}
        variant="ghost"
        name={of(labels.withdrawOf)}
        label={labels.withdraw}
        done={of(labels.withdrawn)}
        act={withdraw}
      />
    </span>
  );
}
