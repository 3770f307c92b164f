import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import type { PersonView } from "@/lib/tickets/view-types";

const boxClass = cva("min-w-0", {
  variants: {
    look: {
      customer: "",
      agent: "-mt-2 rounded-lg border bg-canvas px-3.5 pt-2.5 pb-3 dark:bg-card",
      note: "-mt-2 rounded-lg border border-note-border bg-note px-3.5 pt-2.5 pb-3",
      claimed: "-mt-2 rounded-lg border border-warning border-dashed px-3.5 pt-2.5 pb-3",
      automatic: "-mt-2 rounded-lg border border-dashed px-3.5 pt-2.5 pb-3",
    },
  },
});

export type MessageLook = "customer" | "agent" | "note" | "claimed" | "automatic";

type Props = {
  id: string;
  name: string;
  author: PersonView & { picture?: string | null };
  look: MessageLook;
  /** Beside the author's name. */
  meta: ReactNode;
  /** At the end of the first line. */
  time: ReactNode;
  posinset?: number;
  setsize?: number;
  className?: string;
  children: ReactNode;
};

/** The frame of every message: avatar, author, time. An article of the feed, named by author and time. */
export function MessageShell({
  id,
  name,
  author,
  look,
  meta,
  time,
  posinset,
  setsize,
  className,
  children,
}: Props) {
  return (
    <article
      id={id}
      tabIndex={-1}
      aria-label={name}
      aria-posinset={posinset}
      aria-setsize={setsize}
      className={cn(
        "grid scroll-my-3 grid-cols-[32px_minmax(0,1fr)] gap-x-3 py-3 touch:grid-cols-[28px_minmax(0,1fr)] touch:gap-x-2.5",
        className,
      )}
    >
      <Avatar person={author} size={32} className="touch:size-7! touch:text-2xs!" />
      <div className={boxClass({ look })}>
        <header className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span dir="auto" className="truncate font-semibold">
            {author.name}
          </span>
          {meta}
          <span className="ms-auto inline-flex items-center gap-2 whitespace-nowrap text-muted-foreground text-xs tabular-nums">
            {time}
          </span>
        </header>
        {children}
      </div>
    </article>
  );
}
