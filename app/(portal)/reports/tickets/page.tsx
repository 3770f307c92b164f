import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BehindScreen } from "@/components/reports/behind-screen";
import { type BehindInput, behindInput } from "@/lib/reports/inputs";
import { listBehind } from "@/lib/reports/list-behind";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";

type Props = { searchParams: Promise<Omit<BehindInput, "limit">> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { data } = behindInput.safeParse(await searchParams);
  return data ? { title: (await getTranslations("reports"))(`parts.${data.measure}`) } : {};
}

export default async function BehindPage({ searchParams }: Props) {
  const actor = await pageActor("reports.view");
  const { measure, days, from, to, team, cursor } = await searchParams;
  const { data: input } = behindInput.safeParse({ measure, days, from, to, team, cursor });
  if (!input) notFound();
  const list = await orNotFound(listBehind(actor, input));
  return (
    <BehindScreen
      list={list}
      firstPage={input.cursor === undefined}
      now={new Date().toISOString()}
      timeZone={actor.timeZone}
    />
  );
}
