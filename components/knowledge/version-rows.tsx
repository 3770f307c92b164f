import type { Route } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatWhen, type TimeLabels } from "@/lib/i18n/time";
import type { ArticleVersion } from "@/lib/knowledge/view-types";

type Props = {
  articleId: number;
  versions: ArticleVersion[];
  labels: Messages["knowledge"];
  reading: { now: string; timeZone: string; locale: string; times: TimeLabels };
};

/** Who saved which version when; each leads to its text. */
export function VersionRows({ articleId, versions, labels, reading }: Props) {
  const { now, timeZone, locale, times } = reading;
  return (
    <ol className="divide-y">
      {versions.map(({ number, author, at, isPublished }) => (
        <li key={number} className="flex flex-col py-2">
          <span className="flex items-center gap-2 font-medium">
            <Link
              href={`/knowledge/${articleId}/versions/${number}` as Route}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-primary-text hover:underline touch:min-h-11"
            >
              {fillMessage(labels.version, { number })}
            </Link>
            {isPublished && <Badge tone="ok">{labels.versionPublished}</Badge>}
          </span>
          <span dir="auto" className="text-muted-foreground text-xs">
            {fillMessage(labels.versionBy, { author, time: formatWhen(at, now, timeZone, locale, times) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
