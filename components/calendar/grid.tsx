"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { FullGrid } from "./full-grid";
import { GridSkeleton } from "./grid-skeleton";
import { useWide } from "./use-wide";

// 79 KB of scripts that only a wide screen needs: they come when the page is there, and never on a phone.
const Loaded = dynamic(() => import("./full-grid").then((module) => module.FullGrid), {
  ssr: false,
  loading: () => null,
});

/** Day, week and month. Below 768 px the list stands in its place. */
export function Grid(props: ComponentProps<typeof FullGrid>) {
  const wide = useWide();
  const { view, labels } = props.data;
  return (
    <div className="relative flex min-h-0 min-w-0 grow flex-col max-md:hidden">
      <div className="absolute inset-0 flex flex-col has-[+.calendar-grid]:hidden">
        <GridSkeleton view={view} label={labels.loading} />
      </div>
      {wide && <Loaded key={`${view} ${props.data.date}`} {...props} />}
    </div>
  );
}
