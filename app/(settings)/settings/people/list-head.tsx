import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import { ListTabs } from "@/components/ui/list-tabs";
import type { ColleagueCounts } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { type PeopleQuery, shown } from "./people-query";

type Labels = Messages["settings"]["people"];
type Props = { asked: PeopleQuery; counts: ColleagueCounts; labels: Labels };

const path = "/settings/people";

/** Which people are shown, and the search among them. */
export function ListHead({ asked: { show, query }, counts, labels }: Props) {
  return (
    <>
      <ListTabs
        label={labels.lists}
        tabs={shown.map((name) => ({
          href: `${path}?show=${name}`,
          label: labels[name],
          current: name === show,
          count: counts[name],
        }))}
      />
      <ListSearch
        path={path}
        query={query}
        label={labels.searchPeople}
        submit={labels.search}
        kept={{ show }}
      />
    </>
  );
}

/** Nobody was found, or there is nobody yet; of who works here there is always one. */
export function NothingThere({ asked: { show, query }, labels }: Omit<Props, "counts">) {
  if (query !== "" || show === "active") {
    return (
      <EmptyState title={labels.noneTitle} text={fillMessage(labels.noneText, { query })}>
        <ButtonLink href={`${path}?show=${show}`}>{labels.clear}</ButtonLink>
      </EmptyState>
    );
  }
  const invited = show === "invited";
  return (
    <EmptyState
      title={invited ? labels.emptyInvitedTitle : labels.emptyDeactivatedTitle}
      text={invited ? labels.emptyInvitedText : labels.emptyDeactivatedText}
    />
  );
}
