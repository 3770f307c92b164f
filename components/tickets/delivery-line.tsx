import CircleAlert from "lucide-react/icons/circle-alert";
import { Spinner } from "@/components/ui/spinner";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { DeliveryView } from "@/lib/tickets/view-types";

type Props = { delivery: DeliveryView; labels: Messages["tickets"]["message"] };

/** Where a mail is, before its time in the head of the message; "sent" needs no words once it is old. */
export function DeliveryState({ delivery, labels }: Props) {
  if (delivery.state === "failed") return null;
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-muted-foreground text-xs">
      {delivery.state === "sending" && <Spinner className="size-[11px] border-[1.5px]" />}
      {labels[delivery.state]}
    </span>
  );
}

/** A red line per address that did not get the mail, with the words of its server. */
export function DeliveryFailures({ delivery, labels }: Props) {
  const failed = delivery.recipients.filter(({ state }) => state === "failed");
  if (failed.length === 0 && delivery.state !== "failed") return null;
  const lines = failed.map(({ address, response }) =>
    fillMessage(labels.failed, { address, answer: response ?? delivery.error ?? labels.noAnswer }),
  );
  if (lines.length === 0)
    lines.push(fillMessage(labels.failedAll, { answer: delivery.error ?? labels.noAnswer }));
  return lines.map((line) => (
    <p
      key={line}
      className="mt-2 flex items-start gap-1.5 rounded-sm bg-danger-soft px-2 py-1 font-medium text-danger-text text-xs [overflow-wrap:anywhere]"
    >
      <CircleAlert size={14} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden />
      {line}
    </p>
  ));
}
