"use client";

import { useState, useTransition } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { LedgerInput } from "@/lib/email/inputs";
import type { QuarantinedMail } from "@/lib/email/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { QuarantineRow } from "./quarantine-row";

type Labels = Messages["quarantine"];
type Props = {
  mails: QuarantinedMail[];
  labels: Labels;
  networkError: string;
  locale: string;
  timeZone: string;
  replay: (input: LedgerInput) => Promise<ActionResult<{ number: number | null; reason: string | null }>>;
  remove: (input: LedgerInput) => Promise<ActionResult<unknown>>;
};

export function QuarantineList({ mails, labels, networkError, replay, remove, ...rest }: Props) {
  const [doomed, setDoomed] = useState<QuarantinedMail | null>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const [, start] = useTransition();

  function run<T>(
    mail: QuarantinedMail,
    act: () => Promise<ActionResult<T>>,
    said: (data: T | undefined) => string,
  ) {
    setBusy(mail.id);
    start(async () => {
      const result = await callAction(act, networkError);
      const problem = problemOf(result);
      toast({ title: problem ?? said(result.data), bad: problem !== null });
      setBusy(null);
    });
  }
  const outcome = (data: { number: number | null; reason: string | null } | undefined) => {
    if (data?.number) return fillMessage(labels.replayedTicket, { number: data.number }, rest.locale);
    if (!data?.reason) return labels.replayed;
    return fillMessage(labels.stillFails, { reason: reasonText(labels, data.reason) }, rest.locale);
  };

  return (
    <>
      <ul aria-label={labels.list} className="flex flex-col gap-3">
        {mails.map((mail) => (
          <QuarantineRow
            key={mail.id}
            mail={mail}
            labels={labels}
            reason={reasonText(labels, mail.reason)}
            busy={busy === mail.id}
            locale={rest.locale}
            timeZone={rest.timeZone}
            onReplay={() => run(mail, () => replay({ ledgerId: mail.id }), outcome)}
            onDelete={() => setDoomed(mail)}
          />
        ))}
      </ul>
      <Dialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={labels.deleteTitle}
        text={fillMessage(labels.deleteText, { sender: doomed?.from || labels.noSender }, rest.locale)}
      >
        <Button onClick={() => setDoomed(null)}>{labels.keep}</Button>
        <Button
          variant="danger"
          onClick={() => {
            if (doomed)
              run(
                doomed,
                () => remove({ ledgerId: doomed.id }),
                () => labels.deleted,
              );
            setDoomed(null);
          }}
        >
          {labels.delete}
        </Button>
      </Dialog>
    </>
  );
}

function reasonText(labels: Labels, reason: string): string {
  return (labels.reasons as Record<string, string>)[reason] ?? labels.reasons.unknown;
}
