import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our two sizes that Tailwind does not ship; otherwise they would count as colours.
const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs", "md"] } } });

/** Class names, later ones win over earlier ones of the same kind. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
