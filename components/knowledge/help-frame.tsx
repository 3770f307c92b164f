import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { HelpLinks } from "./help-links";

type Props = {
  workspaceName: string;
  /** Where customers write to. */
  address: string;
  locale: Locale;
  /** In which other languages there is something to read. */
  otherLocales: Locale[];
  words: Messages;
  children: ReactNode;
};

/** Around every page of the help centre. Plain links: a page here is read, and most visitors see one or two. */
export function HelpFrame({ workspaceName, address, locale, otherLocales, words, children }: Props) {
  const { reader } = words.knowledge;
  return (
    <div className="flex min-h-dvh flex-col text-md">
      <a
        href="#main"
        className="sr-only rounded-sm bg-ink px-3 py-2 font-medium text-ink-foreground focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-60"
      >
        {reader.skip}
      </a>
      <header className="border-b">
        <div className="mx-auto flex min-h-16 max-w-[1140px] flex-wrap items-center gap-x-6 px-[18px] touch:min-h-14">
          <a
            href={`/help/${locale}`}
            className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight"
          >
            <BrandMark name={workspaceName} size={28} />
            <span dir="auto">{fillMessage(reader.brand, { name: workspaceName })}</span>
          </a>
          <span className="grow" />
          {otherLocales.length > 0 && (
            <nav aria-label={reader.language} className="flex gap-x-4">
              {otherLocales.map((other) => (
                <a
                  key={other}
                  href={`/help/${other}`}
                  lang={other}
                  hrefLang={other}
                  className="inline-flex min-h-11 items-center text-muted-foreground text-sm hover:text-foreground hover:underline"
                >
                  {words.shell.languageNames[other]}
                </a>
              ))}
            </nav>
          )}
          <HelpLinks words={words} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex grow flex-col">
        {children}
      </main>
      <footer className="border-t bg-canvas">
        <div className="mx-auto flex max-w-[1140px] flex-wrap items-center gap-x-2 px-[18px] py-5">
          <p className="font-medium">{reader.still}</p>
          <p className="text-muted-foreground">{reader.contact}</p>
          <a
            href={`mailto:${address}`}
            className="inline-flex min-h-11 items-center font-medium text-primary-text underline underline-offset-4"
          >
            {fillMessage(words.help.write, { address })}
          </a>
        </div>
      </footer>
    </div>
  );
}
