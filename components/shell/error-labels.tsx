"use client";

import { createContext, type ReactNode, use } from "react";
import type { Messages } from "@/lib/i18n/load-messages";

type ErrorLabels = Pick<Messages, "errorPage" | "notFound" | "forbidden">;

const Context = createContext<ErrorLabels | null>(null);

/**
 * In the root layout: error pages are rendered in the browser and cannot load messages any more. The other two are part
 * of every page as well, and this way cost it their words only.
 */
export function ErrorLabelsProvider({ labels, children }: { labels: ErrorLabels; children: ReactNode }) {
  return <Context value={labels}>{children}</Context>;
}

export function useErrorLabels(): ErrorLabels {
  const labels = use(Context);
  if (!labels) throw new Error("ErrorLabelsProvider is missing");
  return labels;
}
