import { getTranslations } from "next-intl/server";
import { ErrorState } from "@/components/ui/error-state";

export default async function Forbidden() {
  const t = await getTranslations("forbidden");
  return <ErrorState title={t("title")} text={t("text")} />;
}
