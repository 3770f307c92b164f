/** Picture 20: a card with a quiet head; on phones the columns beside the first one go, or stand below it. */
export const tableClass = {
  // A box that hides what is outside shrinks in a column, and would hide rows instead of having the page scroll.
  frame: "shrink-0 overflow-hidden rounded-lg border bg-card",
  table: "w-full border-collapse text-start",
  head: "bg-canvas text-start font-medium text-muted-foreground [&>th]:px-4 [&>th]:py-2 [&>th]:text-start [&>th]:font-medium",
  row: "relative border-t hover:bg-accent [&>td]:px-4 [&>td]:py-2",
  /** The row's one link covers the row. */
  link: "font-medium text-foreground after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2",
  wide: "touch:hidden",
} as const;
