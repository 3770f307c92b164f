import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="flex min-h-dvh flex-col">
      <ErrorState title={t("title")} text={t("text")}>
        <ButtonLink href="/">{t("home")}</ButtonLink>
      </ErrorState>
    </main>
  );
}
