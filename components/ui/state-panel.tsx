import type { ReactNode } from "react";

export type StatePanelProps = {
  title: string;
  text: string;
  art: ReactNode;
  /** `h1` where this is all there is of the page. */
  as?: "h1" | "h2";
  children?: ReactNode;
};

/** What stands where a page has nothing else to show. Part of every page, for the error pages are. */
export function StatePanel({ title, text, art, as: Heading = "h2", children }: StatePanelProps) {
  return (
    <div className="grid grow place-items-center p-6">
      <div className="flex max-w-100 flex-col items-center text-center">
        {art}
        <Heading tabIndex={-1} className="mt-5 text-xl tracking-tighter">
          {title}
        </Heading>
        <p className="mt-1 text-balance text-base text-muted-foreground">{text}</p>
        {children && <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
      </div>
    </div>
  );
}
