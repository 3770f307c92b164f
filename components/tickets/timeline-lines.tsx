import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import CircleDot from "lucide-react/icons/circle-dot";
import Flag from "lucide-react/icons/flag";
import Tag from "lucide-react/icons/tag";
import UserRound from "lucide-react/icons/user-round";
import { Fragment } from "react";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatWhen } from "@/lib/i18n/time";
import type { TimelineLine } from "@/lib/tickets/view-types";
import { FoldedLines } from "./folded-lines";
import { timeLabels } from "./labels";
import { lineText } from "./line-text";

const icons: Record<string, typeof Tag> = {
  status: CircleDot,
  priority: Flag,
  assignee: UserRound,
  requester: UserRound,
  tags: Tag,
};

export type Reading = { now: string; timeZone: string; locale: string; messages: Messages };

/** What changed between two messages, as one article of the feed; three or more fold into one button. */
export function TimelineLines({ lines, reading }: { lines: TimelineLine[]; reading: Reading }) {
  const shown = lines.map((line) => <Line key={line.id} line={line} reading={reading} />);
  const label = fillMessage(
    reading.messages.tickets.timeline.changes,
    { count: lines.length },
    reading.locale,
  );
  return (
    <article aria-label={label}>
      {lines.length < 3 ? shown : <FoldedLines label={label}>{shown}</FoldedLines>}
    </article>
  );
}

function Line({ line, reading }: { line: TimelineLine; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  const Icon = icons[line.changes[0]?.field ?? ""] ?? ArrowRightLeft;
  return (
    <p className="flex items-start gap-2 py-[5px] ps-[9px] text-muted-foreground text-xs leading-[18px] touch:ps-[7px]">
      <Icon
        size={14}
        strokeWidth={1.75}
        className="mt-0.5 me-[13px] shrink-0 text-faint-foreground touch:me-2"
        aria-hidden
      />
      <span dir="auto">
        {lineText(line, messages).map((sentence, index) => (
          <Fragment key={sentence.map(({ text }) => text).join("")}>
            {index > 0 && ". "}
            {sentence.map((part) =>
              part.bold ? (
                <b key={part.text} className="font-medium text-secondary-text">
                  {part.text}
                </b>
              ) : (
                part.text
              ),
            )}
          </Fragment>
        ))}
        ,{" "}
        <time dateTime={line.at}>
          {formatWhen(line.at, now, timeZone, locale, timeLabels(messages), true)}
        </time>
      </span>
    </p>
  );
}
