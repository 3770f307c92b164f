import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { fillMessage } from "@/lib/i18n/fill-message";
import { isLocale, type Locale } from "@/lib/i18n/locales";

type Props = {
  workspaceName: string;
  signedIn: boolean;
  current?: "requests" | "new";
  setLocale: (locale: Locale) => Promise<unknown>;
  children: ReactNode;
};

const container = "mx-auto w-full max-w-[1104px] px-[18px] md:px-6";

/** Around every page about a customer's requests. Plain links: hardly anybody opens two of these pages in a row. */
export async function HelpFrame({ workspaceName, signedIn, current, setLocale, children }: Props) {
  const [{ requests, shell }, locale] = await Promise.all([getMessages(), getLocale()]);
  const links = [
    { key: "requests", href: "/requests", label: requests.title, shown: signedIn },
    { key: "new", href: "/requests/new", label: requests.new, shown: true },
  ] as const;
  return (
    <div className="flex min-h-dvh flex-col text-md">
      <header className="sticky top-0 z-5 border-b bg-background">
        <div className={`${container} flex h-14 items-center gap-4 text-base md:h-16 md:gap-7`}>
          <a href="/" className="flex min-w-0 items-center gap-2.5 font-semibold touch:min-h-11">
            <BrandMark name={workspaceName} size={28} />
            <span dir="auto" className="truncate">
              {fillMessage(requests.home, { name: workspaceName })}
            </span>
          </a>
          <nav aria-label={shell.main} className="ms-auto flex shrink-0 gap-4 font-medium md:ms-0 md:gap-6">
            {links
              .filter(({ shown }) => shown)
              .map(({ key, href, label }) => (
                <a
                  key={key}
                  href={href}
                  aria-current={key === current ? "page" : undefined}
                  className={`${signedIn && key === "new" ? "touch:hidden " : ""}border-transparent border-b-2 py-[14px] text-secondary-text leading-7 hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground md:py-[17px]`}
                >
                  {label}
                </a>
              ))}
          </nav>
        </div>
      </header>
      <main id="main" className={`${container} grow pt-5 pb-12 md:pt-[30px]`}>
        {children}
      </main>
      <footer className="border-t">
        <div
          className={`${container} flex h-[60px] items-center justify-between gap-4 text-muted-foreground text-sm`}
        >
          <span dir="auto" className="truncate">
            {workspaceName}
          </span>
          <LanguageSwitch
            locale={isLocale(locale) ? locale : "en"}
            label={shell.language}
            names={shell.languageNames}
            setLocale={setLocale}
          />
        </div>
      </footer>
    </div>
  );
}
