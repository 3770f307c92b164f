import { Button } from "@/components/ui/button";
import type { QuarantinedMail } from "@/lib/email/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import { dateFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatSize } from "@/lib/i18n/size";

type Props = {
  mail: QuarantinedMail;
  labels: Messages["quarantine"];
  reason: string;
  busy: boolean;
  locale: string;
  timeZone: string;
  onReplay: () => void;
  onDelete: () => void;
};

export function QuarantineRow({ mail, labels, reason, busy, locale, timeZone, onReplay, onDelete }: Props) {
  const received = dateFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(new Date(mail.receivedAt));
  const facts = [
    received,
    formatSize(mail.size, locale),
    fillMessage(labels.tries, { count: mail.attempts }, locale),
  ];
  return (
    <li className="rounded-lg border bg-card p-4">
      <p dir="auto" className="truncate font-semibold">
        {mail.from || labels.noSender}
      </p>
      <p className="truncate text-muted-foreground text-xs">
        {labels.to}: {mail.to.join(", ")}
      </p>
      <p className="mt-1.5 text-danger-text">{reason}</p>
      {mail.error && (
        <p className="mt-0.5 break-words font-mono text-muted-foreground text-xs">{mail.error}</p>
      )}
      <p className="mt-1 text-muted-foreground text-xs tabular-nums">{facts.join(" · ")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onReplay} busy={busy}>
          {labels.replay}
        </Button>
        <a
          href={`/api/quarantine/${mail.id}`}
          className="inline-flex h-8 items-center rounded-sm px-2.5 font-medium text-primary-text hover:bg-accent"
        >
          {labels.download}
        </a>
        <Button variant="ghost" onClick={onDelete}>
          {labels.delete}
        </Button>
      </div>
    </li>
  );
}
