import Search from "lucide-react/icons/search";
import type { Route } from "next";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
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
      <nav aria-label={labels.lists} className="flex gap-5 border-b">
        {shown.map((name) => (
          <Link
            key={name}
            href={`${path}?show=${name}` as Route}
            prefetch={false}
            aria-current={name === show ? "page" : undefined}
            className="-mb-px border-transparent border-b-2 pt-1 pb-2 font-medium text-muted-foreground hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground touch:py-3"
          >
            {labels[name]} <span className="ms-0.5 text-muted-foreground tabular-nums">{counts[name]}</span>
          </Link>
        ))}
      </nav>
      <Form action={path as Route} role="search" className="my-3.5 flex max-w-100 gap-2">
        <input type="hidden" name="show" value={show} />
        <Input
          type="search"
          name="q"
          aria-label={labels.searchPeople}
          placeholder={labels.searchPeople}
          maxLength={200}
          autoComplete="off"
          key={`${show} ${query}`}
          defaultValue={query}
        />
        <Button type="submit">
          <Search size={16} strokeWidth={1.75} aria-hidden />
          {labels.search}
        </Button>
      </Form>
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
