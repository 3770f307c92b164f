import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { MessageFrame } from "@/components/tickets/message-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { env } from "@/lib/core/env";
import { listSentMail } from "@/lib/email/list-sent-mail";
import { dateFormat } from "@/lib/i18n/intl";
import { pageActor } from "@/lib/web/page-guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("devMail"))("title") };
}

/** Development only: what the console transport took instead of delivering it. */
export default async function SentMailPage() {
  const actor = await pageActor("settings.mail");
  if (env().APP_ENV !== "development") notFound();
  const [mails, t, elsewhere, locale] = await Promise.all([
    listSentMail(actor),
    getTranslations("devMail"),
    getTranslations("notFound"),
    getLocale(),
  ]);
  const when = dateFormat(locale, {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: actor.timeZone,
  });
  return (
    <>
      <SettingsHeader title={t("title")} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{t("text")}</p>
        {mails.length === 0 && (
          <EmptyState title={t("emptyTitle")} text={t("emptyText")}>
            <ButtonLink href="/inbox">{elsewhere("inbox")}</ButtonLink>
          </EmptyState>
        )}
        <ul className="flex flex-col gap-3">
          {mails.map((mail) => (
            <li key={mail.id} className="rounded-lg border bg-card p-4">
              <h2 dir="auto" className="font-semibold">
                {mail.subject}
              </h2>
              <dl className="mt-1 mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-muted-foreground text-xs">
                <dt>{t("from")}</dt>
                <dd className="truncate">{mail.from}</dd>
                <dt>{t("to")}</dt>
                <dd className="truncate">{mail.to.join(", ")}</dd>
                <dt>{t("sent")}</dt>
                <dd>{when.format(new Date(mail.sentAt))}</dd>
              </dl>
              <MessageFrame html={mail.html} title={t("frame", { subject: mail.subject })} text={mail.text} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
