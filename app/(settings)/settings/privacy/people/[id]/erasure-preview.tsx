import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { HeldCounts } from "@/lib/privacy/view-types";

type Props = { counts: HeldCounts; labels: Messages["settings"]["privacy"]; locale: string };

/** What an erasure takes and what it leaves, counted as of now. */
export function ErasurePreview({ counts, labels, locale }: Props) {
  const { goes, stays } = labels;
  const lists = [
    { title: labels.goesTitle, lines: [goes.identity, goes.messages, goes.tickets, goes.mails, goes.traces] },
    { title: labels.staysTitle, lines: [stays.tickets, stays.others, stays.organisation, stays.elsewhere] },
  ];
  return (
    <div className="mb-4 flex flex-col gap-3 text-secondary-text">
      {lists.map(({ title, lines }) => (
        <div key={title}>
          <h3 className="mb-1 font-medium text-foreground tracking-normal">{title}</h3>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            {lines.map((line) => (
              <li key={line}>{fillMessage(line, { ...counts }, locale)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
