"use client";

import type { ReactNode } from "react";
import { StatePanel } from "./state-panel";

type Props = { title: string; text: string; reference?: string; children?: ReactNode };

/** Of the client: every page carries its error pages, and this way their words only. */
export function ErrorState({ title, text, reference, children }: Props) {
  return (
    <div role="alert" className="flex grow flex-col">
      <StatePanel title={title} text={text} art={<BrokenArt />} as="h1">
        {children}
        {reference && <p className="mt-3 w-full font-mono text-muted-foreground text-xs">{reference}</p>}
      </StatePanel>
    </div>
  );
}

function BrokenArt() {
  return (
    <svg width="170" height="96" viewBox="0 0 170 96" fill="none" aria-hidden="true">
      <rect x="6" y="24" width="60" height="48" rx="9" fill="var(--card)" stroke="var(--border-strong)" />
      <rect x="104" y="24" width="60" height="48" rx="9" fill="var(--card)" stroke="var(--border-strong)" />
      <path
        d="M18 40h36M18 50h22M116 40h36M116 50h28M116 60h16"
        stroke="var(--active)"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path d="M66 48h10M94 48h10" stroke="var(--control)" strokeWidth="2" strokeLinecap="round" />
      <path
        d="m80 43 10 10M90 43 80 53"
        stroke="var(--destructive)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
