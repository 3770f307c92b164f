"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { openLayer } from "./palette-door";

type Props = Omit<ComponentProps<typeof Link>, "href" | "onClick"> & { children: ReactNode };

/** Leads to the page of results, and with scripts opens the palette over the page that one is on. */
export function SearchLink(props: Props) {
  function onClick(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openLayer("palette");
  }
  return <Link {...props} href={"/search" as Route} prefetch={false} onClick={onClick} />;
}
