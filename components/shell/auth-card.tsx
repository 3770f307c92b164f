import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { locales as all, type Locale } from "@/lib/i18n/locales";
import { BrandMark } from "./brand-mark";
import { LanguageSwitch } from "./language-switch";

type Props = {
  workspaceName: string;
  title: string;
  description?: string;
  locale: Locale;
  /** Languages to choose from, where it is not all of them. */
  locales?: readonly Locale[];
  setLocale: (locale: Locale) => Promise<unknown>;
  children: ReactNode;
  footer?: ReactNode;
};

/** One card in the middle of the page: sign-in and set-up. */
export async function AuthCard({
  workspaceName,
  title,
  description,
  locale,
  locales = all,
  setLocale,
  children,
  footer,
}: Props) {
  const { shell } = await getMessages();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-5 bg-canvas px-5 py-8">
      <div className="flex items-center gap-2.5">
        <BrandMark name={workspaceName} size={30} />
        <span dir="auto" className="font-semibold text-[17px] tracking-[-0.015em]">
          {workspaceName}
        </span>
      </div>
      <section className="w-full max-w-[406px] rounded-xl border bg-card px-5 py-7 shadow-(--shadow-sm) md:p-8">
        <h1 className="text-2xl tracking-tighter">{title}</h1>
        {description && <p className="mt-[3px] text-muted-foreground">{description}</p>}
        <div className="mt-5">{children}</div>
      </section>
      {footer && <div className="text-center text-muted-foreground text-xs">{footer}</div>}
      {locales.some((option) => option !== locale) && (
        <LanguageSwitch
          locale={locale}
          locales={locales}
          label={shell.language}
          names={shell.languageNames}
          setLocale={setLocale}
        />
      )}
    </main>
  );
}
