import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { HelpHeader, helpWidth } from "@/components/shell/help-header";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { fillMessage } from "@/lib/i18n/fill-message";
import { type Locale, toLocale } from "@/lib/i18n/locales";

type Props = {
  workspaceName: string;
  signedIn: boolean;
  current?: "requests" | "new";
  /** Languages to choose from. */
  locales: Locale[];
  setLocale: (locale: Locale) => Promise<unknown>;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** Around every page about a customer's requests. */
export async function HelpFrame({
  workspaceName,
  signedIn,
  current,
  locales,
  setLocale,
  signOut,
  children,
}: Props) {
  const [{ knowledge, requests, shell }, locale] = await Promise.all([getMessages(), getLocale()]);
  return (
    <div className="flex min-h-dvh flex-col text-md">
      <HelpHeader
        workspaceName={workspaceName}
        brand={fillMessage(knowledge.reader.brand, { name: workspaceName })}
        home="/"
        skip={shell.skip}
        label={shell.main}
        links={[
          { href: "/", label: knowledge.reader.articles },
          ...(signedIn
            ? [{ href: "/requests", label: requests.title, current: current === "requests" }]
            : []),
          { href: "/requests/new", label: requests.new, current: current === "new" },
        ]}
      />
      <main id="main" tabIndex={-1} className={`${helpWidth} grow pt-5 pb-12 md:pt-[30px]`}>
        {children}
      </main>
      <footer className="border-t">
        <div
          className={`${helpWidth} flex h-[60px] items-center justify-between gap-4 text-muted-foreground text-sm`}
        >
          <span dir="auto" className="truncate">
            {workspaceName}
          </span>
          <span className="grow" />
          {signedIn ? (
            <form action={signOut}>
              <button type="submit" className="hover:text-foreground hover:underline touch:min-h-11">
                {shell.signOut}
              </button>
            </form>
          ) : (
            <a
              href="/requests"
              className="inline-flex min-h-11 items-center hover:text-foreground hover:underline"
            >
              {requests.title}
            </a>
          )}
          {locales.some((option) => option !== locale) && (
            <LanguageSwitch
              locale={toLocale(locale)}
              locales={locales}
              label={shell.language}
              names={shell.languageNames}
              setLocale={setLocale}
            />
          )}
        </div>
      </footer>
    </div>
  );
}
