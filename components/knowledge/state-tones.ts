import type { ArticleState } from "@/lib/knowledge/inputs";

/** The badge of each state: green is what readers see. */
export const stateTones = { draft: "plain", published: "ok", withdrawn: "warning" } as const satisfies Record<
  ArticleState,
  string
>;
