import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="flex min-h-dvh flex-col">
      <ErrorState title={t("title")} text={t("text")}>
        <a className={buttonClass({})} href="/">
          {t("home")}
        </a>
      </ErrorState>
    </main>
  );
}
