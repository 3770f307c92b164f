import type { Route } from "next";
import Link from "next/link";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { PageHeader } from "./page-header";

type Props = Omit<ComponentProps<typeof PageHeader>, "trail"> & {
  /** The page among the settings that this one is a part of. */
  within?: { href: string; title: string };
};

/** The bar of a page that stands among the settings: "Settings ›" and its title. */
export async function SettingsHeader({ within, ...props }: Props) {
  const { shell } = await getMessages();
  return (
    <PageHeader
      {...props}
      trail={
        <>
          <Step href="/settings" title={shell.settings} className={within && "touch:hidden"} />
          {within && <Step {...within} />}
        </>
      }
    />
  );
}

/** A step back; on a phone there is room for the last one only. */
function Step({ href, title, className = "" }: { href: string; title: string; className?: string }) {
  return (
    <span className={`flex shrink-0 items-center gap-2.5 ${className}`}>
      <Link
        href={href as Route}
        prefetch={false}
        className="flex items-center rounded-xs text-muted-foreground hover:text-foreground touch:h-11"
      >
        {title}
      </Link>
      <span aria-hidden className="text-muted-foreground">
        ›
      </span>
    </span>
  );
}
