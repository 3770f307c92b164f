import type { ReactNode } from "react";
import { HelpHeader, helpWidth } from "@/components/shell/help-header";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";

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
      <HelpHeader
        workspaceName={workspaceName}
        brand={fillMessage(reader.brand, { name: workspaceName })}
        home={`/help/${locale}`}
        skip={words.shell.skip}
        label={reader.links}
        links={[
          { href: `/help/${locale}`, label: reader.articles, current: true },
          { href: "/requests/new", label: words.requests.new },
        ]}
      >
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
      </HelpHeader>
      <main id="main" tabIndex={-1} className="flex grow flex-col">
        {children}
      </main>
      <footer className="border-t bg-canvas">
        <div className={`${helpWidth} flex flex-wrap items-center gap-x-2 py-5`}>
          <p className="font-medium">{reader.still}</p>
          <p className="text-muted-foreground">{reader.contact}</p>
          <a
            href={`mailto:${address}`}
            className="inline-flex min-h-11 items-center font-medium text-primary-text underline underline-offset-4"
          >
            {fillMessage(words.help.write, { address })}
          </a>
          <span className="grow" />
          <a
            href="/requests"
            className="inline-flex min-h-11 items-center text-muted-foreground text-sm hover:text-foreground hover:underline"
          >
            {words.requests.title}
          </a>
          {/* Not next/link: hardly anybody follows it, and it would be a script on the customers' first page. */}
          <a
            href="/sign-in"
            className="inline-flex min-h-11 items-center text-muted-foreground text-sm hover:text-foreground hover:underline"
          >
            {words.help.staff}
          </a>
        </div>
      </footer>
    </div>
  );
}
