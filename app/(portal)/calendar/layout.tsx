import type { ReactNode } from "react";
import { pageActor, showsStatus } from "@/lib/web/page-guard";

/** Refused is known before the skeleton goes out, as in the inbox's layout. It guards nothing; the page asks again. */
export default async function CalendarLayout({ children }: { children: ReactNode }) {
  if (await showsStatus()) await pageActor("tickets.work");
  return children;
}
