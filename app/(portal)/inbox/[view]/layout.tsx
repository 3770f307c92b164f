import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { viewKey } from "@/lib/tickets/inputs";
import { pageActor, showsStatus } from "@/lib/web/page-guard";

type Props = { children: ReactNode; params: Promise<{ view: string }> };

/**
 * Refused, or no such view: known before the skeleton (loading.tsx) goes out, for an answer that has begun is 200,
 * whatever follows. It guards nothing; the page asks again.
 */
export default async function InboxLayout({ children, params }: Props) {
  if (await showsStatus()) await pageActor("tickets.note");
  if (!viewKey.safeParse((await params).view).success) notFound();
  return children;
}
