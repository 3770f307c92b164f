"use client";

import { createContext, type ReactNode, use } from "react";

export type ErrorLabels = { title: string; text: string; retry: string; home: string; reference: string };

const Context = createContext<ErrorLabels>({
  title: "This page did not load",
  text: "Something failed on our side. Try again.",
  retry: "Try again",
  home: "Go to the start",
  reference: "Reference {id}",
});

/** In the root layout: error pages are rendered in the browser and cannot load messages any more. */
export function ErrorLabelsProvider({ labels, children }: { labels: ErrorLabels; children: ReactNode }) {
  return <Context value={labels}>{children}</Context>;
}

export function useErrorLabels(): ErrorLabels {
  return use(Context);
}
