import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReportScreen } from "@/components/reports/report-screen";
import { WrongRange } from "@/components/reports/wrong-range";
import { errorText } from "@/lib/i18n/error-text";
import { getReport } from "@/lib/reports/get-report";
import { type ReportInput, rangeFault, reportInput } from "@/lib/reports/inputs";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";

type Props = { searchParams: Promise<ReportInput> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

/** Without a skeleton: filling one in takes a script, and this page needs none. */
export default async function ReportsPage({ searchParams }: Props) {
  const actor = await pageActor("reports.view");
  const params = await searchParams;
  const { error } = reportInput.safeParse(params);
  if (error) {
    const fault = rangeFault(error);
    if (!fault) notFound();
    const text = errorText(await getTranslations(), fault.message);
    return <WrongRange {...params} fault={{ field: fault.field, text }} />;
  }
  return <ReportScreen report={await orNotFound(getReport(actor, params))} timeZone={actor.timeZone} />;
}
