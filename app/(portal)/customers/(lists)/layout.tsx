import type { ReactNode } from "react";
import { pageActor, showsStatus } from "@/lib/web/page-guard";

/** Refused is known before the skeleton (loading.tsx) goes out. It guards nothing; the pages ask again. */
export default async function CustomerListsLayout({ children }: { children: ReactNode }) {
  if (await showsStatus()) await pageActor("tickets.work");
  return children;
}
