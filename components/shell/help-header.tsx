import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { SkipLink } from "./skip-link";

/** How wide every page for customers is. */
export const helpWidth = "mx-auto w-full max-w-[1104px] px-[18px] md:px-6";

type Props = {
  workspaceName: string;
  /** The name of the help centre, and the way to its start. */
  brand: string;
  home: string;
  skip: string;
  /** Of the navigation, for screen readers. */
  label: string;
  links: { href: string; label: string; current?: boolean }[];
  /** At its end: languages, the way in for staff. */
  children?: ReactNode;
};

/** On top of every page for customers. Plain links: hardly anybody opens two of these pages in a row. */
export function HelpHeader({ workspaceName, brand, home, skip, label, links, children }: Props) {
  return (
    <header className="sticky top-0 z-5 border-b bg-background">
      <SkipLink label={skip} />
      <div
        className={`${helpWidth} flex min-h-14 flex-wrap items-center gap-x-4 text-base md:min-h-16 md:gap-x-7`}
      >
        <a href={home} className="flex min-w-0 items-center gap-2.5 font-semibold touch:min-h-11">
          <BrandMark name={workspaceName} size={28} />
          <span dir="auto" className="truncate">
            {brand}
          </span>
        </a>
        <nav aria-label={label} className="flex shrink-0 gap-4 font-medium md:gap-6">
          {links.map((link) => (
            <a
              key={link.href}
              href={link.href}
              aria-current={link.current ? "page" : undefined}
              className="border-transparent border-b-2 py-[14px] text-secondary-text leading-7 hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground md:py-[17px]"
            >
              {link.label}
            </a>
          ))}
        </nav>
        <span className="grow" />
        {children}
      </div>
    </header>
  );
}
