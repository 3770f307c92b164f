import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { RootDocument } from "@/app/root-document";
import { isLocale } from "@/lib/i18n/locales";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** A document of its own, apart from `(help)`: its language is that of the address, which only a layout down here knows. */
export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  return <RootDocument>{children}</RootDocument>;
}
