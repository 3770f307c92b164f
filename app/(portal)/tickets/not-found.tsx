import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

export default async function TicketNotFound() {
  const t = await getTranslations("notFound");
  return (
    <ErrorState title={t("ticketTitle")} text={t("ticketText")}>
      <ButtonLink href="/inbox/open">{t("inbox")}</ButtonLink>
    </ErrorState>
  );
}
