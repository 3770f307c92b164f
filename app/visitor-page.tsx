import type { Metadata } from "next";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicNotFound } from "@/components/shell/public-not-found";
import { answerWith } from "@/lib/core/answer-status";

/**
 * A page for visitors that may not be there. Next makes its not-found.tsx in the browser alone: without scripts, and for
 * search engines, the page would be white (vercel/next.js#62228). Here it is markup, with the status 404.
 */
export function visitorPage<Props>(page: (props: Props) => Promise<ReactNode>) {
  return async (props: Props) => {
    try {
      return await page(props);
    } catch (error) {
      if (!isHTTPAccessFallbackError(error)) throw error;
      answerWith(404);
      return <PublicNotFound />;
    }
  };
}

/** Its metadata: of what is not there, that it is not. */
export function visitorMetadata<Props>(metadata: (props: Props) => Promise<Metadata>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return await metadata(props);
    } catch (error) {
      if (!isHTTPAccessFallbackError(error)) throw error;
      return { title: (await getMessages()).notFound.title, robots: "noindex" };
    }
  };
}
