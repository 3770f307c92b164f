import type { ComponentProps } from "react";

/** A cell of the ticket grid. The row is what takes the focus: one tab stop for the whole list. */
export function GridCell(props: ComponentProps<"span">) {
  // biome-ignore lint/a11y/useSemanticElements: cells change places on phones, so this is no table
  // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
  return <span role="gridcell" {...props} />;
}
