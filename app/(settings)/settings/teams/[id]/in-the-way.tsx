import type { Route } from "next";
import Link from "next/link";
import { type Actor, may } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { handOverLimits } from "@/lib/tickets/policy";
import type { TeamUse } from "@/lib/tickets/view-types";

type Props = { use: TeamUse; actor: Actor; labels: Messages["settings"]["teams"]; locale: string };

/** What keeps a team from being deleted, each with the way to it where there is one. */
export function InTheWay({ use, actor, labels, locale }: Props) {
  const { topics, invitations, tickets } = use;
  const named = (message: string, names: string[]) =>
    names.length > 0 && fillMessage(message, { names: names.join(", ") });
  const counted = tickets < handOverLimits.counted ? labels.inTickets : labels.inTicketsMany;
  const lines = [
    { text: named(labels.topics, topics), href: may(actor, "settings.topics") && "/settings/topics" },
    {
      text: named(labels.invitations, invitations),
      href: may(actor, "settings.people") && "/settings/people?show=invited",
    },
    { text: tickets > 0 && fillMessage(counted, { count: tickets }, locale), href: false as const },
  ];
  return (
    <>
      <p>{labels.inTheWay}</p>
      <ul className="mt-1 list-disc ps-5">
        {lines.map(({ text, href }) =>
          text ? (
            <li key={text} className="[overflow-wrap:anywhere]">
              {href ? (
                <Link href={href as Route} prefetch={false} className="text-primary-text underline">
                  {text}
                </Link>
              ) : (
                text
              )}
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
