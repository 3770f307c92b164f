import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";

/** For not-found.tsx outside the portal. */
export async function PublicNotFound() {
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
