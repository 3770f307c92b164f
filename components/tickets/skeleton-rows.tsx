"use client";

import type { CSSProperties } from "react";

const widths = [58, 44, 66, 52, 38, 60, 48, 55, 41, 63, 50, 46];

/** The real grid, heights and columns. Looks, bars included: skeleton-rows.css. */
export function SkeletonRows({ label }: { label: string }) {
  return (
    <div aria-busy="true" className="flex min-h-0 grow flex-col overflow-hidden">
      <span role="status" className="sr-only">
        {label}
      </span>
      <header className="skeleton-head h-[52px] px-4 md:px-5" />
      <div className="skeleton-head h-[34px] bg-canvas px-[22px]" />
      {widths.map((width) => (
        <div key={width} className="skeleton-row" style={{ "--width": `${width}%` } as CSSProperties}>
          <i />
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
