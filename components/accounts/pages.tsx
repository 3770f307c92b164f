import { ButtonLink } from "@/components/ui/button-link";
import type { Messages } from "@/lib/i18n/load-messages";

type PagesProps = {
  path: string;
  /** Of the cursor in the address, where a page has two lists. */
  name?: string;
  query?: string;
  /** What else its address says. */
  params?: Record<string, string>;
  isFirst: boolean;
  next: string | null;
  labels: Pick<Messages["customers"], "loadMore" | "first">;
};

/** Links to the next page and back to the first. */
export function Pages({
  path,
  name = "cursor",
  query = "",
  params: more = {},
  isFirst,
  next,
  labels,
}: PagesProps) {
  if (isFirst && !next) return null;
  const address = (cursor: string | null) => {
    const params = new URLSearchParams({
      ...more,
      ...(query ? { q: query } : {}),
      ...(cursor ? { [name]: cursor } : {}),
    });
    return params.size > 0 ? `${path}?${params}` : path;
  };
  return (
    <div className="flex justify-center gap-2 p-4">
      {!isFirst && (
        <ButtonLink href={address(null)} variant="ghost">
          {labels.first}
        </ButtonLink>
      )}
      {next && <ButtonLink href={address(next)}>{labels.loadMore}</ButtonLink>}
    </div>
  );
}
