import { cn } from "@/components/ui/cn";
import type { Opening } from "@/lib/business-time/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatTurn, zoneName } from "@/lib/i18n/time";

type Props = {
  opening: Opening;
  now: string;
  labels: Messages["help"]["opening"];
  locale: string;
  className?: string;
};

/** When somebody answers: "Open now until 17:00, Central European Time". Nothing where no hours are set. */
export function OpeningLine({ opening, now, labels, locale, className }: Props) {
  const text = openingText(opening, now, labels, locale);
  if (!text) return null;
  return (
    <p className={cn("ps-4 -indent-4 text-balance text-base text-secondary-text", className)}>
      <span
        aria-hidden
        className={cn(
          "me-2 inline-block size-2 rounded-full border",
          opening.kind === "open" ? "border-success bg-success" : "border-control",
        )}
      />
      {text}
    </p>
  );
}

function openingText(
  { kind, until, timeZone }: Opening,
  now: string,
  labels: Props["labels"],
  locale: string,
): string | null {
  if (until === null) return kind === "open" ? labels.always : null;
  const values = {
    time: formatTurn(until, now, timeZone, locale),
    zone: zoneName(until, timeZone, locale),
  };
  return fillMessage(kind === "open" ? labels.openUntil : labels.closedUntil, values);
}
