import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { fieldText, valueText } from "@/components/tickets/change-text";
import { ticketText } from "@/components/tickets/entry-text";
import type { Messages } from "@/lib/i18n/load-messages";
import type { AuditEntry } from "@/lib/tickets/view-types";

type Props = { entry: AuditEntry; words: Messages; locale: string };

/** Each change as it was and as it became, and by which session and request. */
export function AuditMore({ entry, words, locale }: Props) {
  const { audit } = words.settings;
  const { ticket, origin, request } = entry;
  return (
    <div className="flex flex-col gap-3 border-t bg-canvas px-3.5 py-3 text-xs md:flex-row">
      {entry.changes.length > 0 && (
        <dl className="min-w-0 grow overflow-hidden rounded-md border bg-card font-mono">
          {entry.changes.map(({ field, from, to }) => (
            <div key={field}>
              <dt className="px-3 py-1 text-muted-foreground">{fieldText(field, words, locale)}</dt>
              <Value sign="−" look="bg-danger-soft text-danger-text" label={audit.before}>
                {valueText(field, from, words)}
              </Value>
              <Value sign="+" look="bg-success-soft text-success-text" label={audit.after}>
                {valueText(field, to, words)}
              </Value>
            </div>
          ))}
        </dl>
      )}
      <dl className="grid w-64 max-w-full shrink-0 grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 gap-y-1">
        {ticket !== null && ticket !== "hidden" && (
          <Fact label={audit.about}>
            <Link
              href={`/tickets/${ticket.number}` as Route}
              prefetch={false}
              className="font-medium text-primary-text hover:underline"
            >
              {ticketText(entry, words)}
            </Link>
          </Fact>
        )}
        {origin && <Fact label={audit.origin}>{origin.network}</Fact>}
        {origin?.session && <Fact label={audit.session}>{origin.session}</Fact>}
        {request && <Fact label={audit.request}>{request}</Fact>}
      </dl>
    </div>
  );
}

function Value({
  sign,
  look,
  label,
  children,
}: {
  sign: string;
  look: string;
  label: string;
  children: string;
}) {
  return (
    <dd className={`flex gap-3 px-3 py-0.5 ${look}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{label}</span>
      <span dir="auto" className="min-w-0 break-words">
        {children}
      </span>
    </dd>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
