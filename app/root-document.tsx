import { headers } from "next/headers";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { ErrorLabelsProvider } from "@/components/shell/error-labels";
import { FrameBoundary } from "@/components/shell/frame-boundary";
import { ThemeKeeper } from "@/components/shell/theme-keeper";
import { ThemeScript } from "@/components/shell/theme-script";
import { ViewingBar } from "@/components/shell/viewing-bar";
import { currentSignedIn } from "@/lib/web/current-actor";
import { documentBrand } from "@/lib/web/document-brand";
import { requestTheme } from "@/lib/web/preferences";
import "./globals.css";

/**
 * The document of every route group: language, theme and brand before first paint, fonts, and who looks as somebody
 * else.
 */
export async function RootDocument({ children }: { children: ReactNode }) {
  const [locale, { errorPage, notFound, forbidden, viewing }, theme, brand, asked, signedIn] =
    await Promise.all([
      getLocale(),
      getMessages(),
      requestTheme(),
      documentBrand(),
      headers(),
      currentSignedIn(),
    ]);
  const viewed = signedIn?.actor.viewedBy && signedIn.actor;
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-density={signedIn?.density === "compact" ? "compact" : undefined}
      {...brand}
      className={viewed ? `${fontVariables} viewing` : fontVariables}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript theme={theme} nonce={asked.get("x-nonce") ?? undefined} />
      </head>
      <body>
        {viewed && <ViewingBar name={viewed.name} labels={viewing} />}
        <ThemeKeeper theme={theme} />
        <ErrorLabelsProvider labels={{ errorPage, notFound, forbidden }}>
          <FrameBoundary>{children}</FrameBoundary>
        </ErrorLabelsProvider>
      </body>
    </html>
  );
}
