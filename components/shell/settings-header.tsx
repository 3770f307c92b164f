import type { Route } from "next";
import Link from "next/link";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { PageHeader } from "./page-header";

/** The bar of a page that stands among the settings: "Settings ›" and its title. */
export async function SettingsHeader(props: Omit<ComponentProps<typeof PageHeader>, "trail">) {
  const { shell } = await getMessages();
  return (
    <PageHeader
      {...props}
      trail={
        <>
          <Link
            href={"/settings" as Route}
            prefetch={false}
            className="flex items-center rounded-xs text-muted-foreground hover:text-foreground touch:h-11"
          >
            {shell.settings}
          </Link>
          <span aria-hidden className="shrink-0 text-muted-foreground">
            ›
          </span>
        </>
      }
    />
  );
}
