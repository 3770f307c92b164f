"use client";

import Mail from "lucide-react/icons/mail";
import Phone from "lucide-react/icons/phone";
import { useRef, useState } from "react";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { TicketChannel } from "@/lib/tickets/inputs";
import type { TeamMemberView, TeamView } from "@/lib/tickets/view-types";
import { type CustomerChoice, CustomerField } from "./customer-field";
import { FirstMessage } from "./first-message";
import type { NewTicketLabels } from "./labels";
import { NewTicketProperties } from "./new-ticket-properties";

const names = ["address", "name", "subject", "html", "teamId", "assigneeId", "priority", "tags"] as const;

type Props = {
  /** Who is chosen already, by the link that led here. */
  customer: CustomerChoice | null;
  teams: TeamView[];
  members: TeamMemberView[];
  labels: NewTicketLabels;
  networkError: string;
  locale: string;
  onceKey: string;
  create: FormAction;
};

export function NewTicketForm(props: Props) {
  const { customer, teams, members, labels, networkError, locale, onceKey, create } = props;
  const { field, fields, form, values, wrong, busy, action, onSubmit } = useFormAction(
    names,
    create,
    networkError,
  );
  const [channel, setChannel] = useState<TicketChannel>(values.channel === "phone" ? "phone" : "email");
  // Of this form as it first came: it is the same press, however often the page is asked for behind it.
  const [key] = useState(onceKey);
  const element = useRef<HTMLFormElement>(null);
  const isMail = channel === "email";
  return (
    <form
      ref={element}
      noValidate
      action={action}
      onSubmit={onSubmit}
      className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7"
    >
      <input type="hidden" name="onceKey" value={key} />
      <div className="grid max-w-[1040px] gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_280px]">
        {form && (
          <div className="xl:col-span-2">
            <FormError key={form} title={form} />
          </div>
        )}
        <div className="flex min-w-0 flex-col gap-4">
          <CustomerField
            given={customer}
            typed={values}
            errors={fields}
            wrong={wrong === "address"}
            labels={labels}
            locale={locale}
          />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Segmented
              label={labels.channel}
              name="channel"
              value={channel}
              onChange={setChannel}
              options={[
                {
                  value: "email",
                  label: labels.email,
                  icon: <Mail size={14} strokeWidth={1.75} aria-hidden />,
                },
                {
                  value: "phone",
                  label: labels.phone,
                  icon: <Phone size={14} strokeWidth={1.75} aria-hidden />,
                },
              ]}
            />
            <span className="text-muted-foreground text-xs">
              {isMail ? labels.emailHint : labels.phoneHint}
            </span>
          </div>
          <Field {...field("subject")} label={labels.subject}>
            {(control) => (
              <Input {...control} autoComplete="off" maxLength={250} defaultValue={values.subject} />
            )}
          </Field>
          <FirstMessage
            isNote={!isMail}
            typed={values.html || undefined}
            typedText={values.text}
            error={fields.html}
            labels={labels}
            onSubmit={() => element.current?.requestSubmit()}
          />
        </div>
        <section aria-label={labels.properties} className="flex min-w-0 flex-col gap-4">
          <NewTicketProperties
            teams={teams}
            members={members}
            typed={values}
            errors={fields}
            labels={labels}
            locale={locale}
          />
        </section>
        <div className="flex flex-wrap gap-2 pb-4 xl:col-span-2">
          <Button type="submit" variant="primary" busy={busy}>
            {isMail ? labels.send : labels.open}
          </Button>
          <ButtonLink href="/inbox/open" variant="ghost">
            {labels.cancel}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
