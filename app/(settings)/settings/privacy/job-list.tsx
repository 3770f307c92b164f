import type { Route } from "next";
import Link from "next/link";
import { WatchProgress } from "@/components/shell/watch-progress";
import { Badge } from "@/components/ui/badge";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatSize } from "@/lib/i18n/size";
import { formatDay, formatMoment } from "@/lib/i18n/time";
import type { PrivacyJobView } from "@/lib/privacy/view-types";

type Props = {
  jobs: PrivacyJobView[];
  /** Where this list stands, for who looks again. */
  path: string;
  /** Whether each says whom it is about. */
  named: boolean;
  /** For names: of the list. */
  label: string;
  labels: Messages["settings"]["privacy"];
  reading: { timeZone: string; locale: string };
};

/** Exports and erasures, how far they are, and the way to what was written. */
export function JobList({ jobs, path, named, label, labels, reading }: Props) {
  if (jobs.length === 0) return <p className="text-muted-foreground">{labels.none}</p>;
  return (
    <>
      <ul aria-label={label} className="flex flex-col">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t py-3 last:border-b"
          >
            <JobText job={job} named={named} labels={labels} reading={reading} />
            <JobState job={job} labels={labels} reading={reading} />
          </li>
        ))}
      </ul>
      {jobs.some(({ state }) => state === "open") && (
        <p className="mt-2">
          <WatchProgress />
          <Link
            href={path as Route}
            prefetch={false}
            className="inline-flex items-center font-medium text-primary-text touch:min-h-11"
          >
            {labels.again}
          </Link>
        </p>
      )}
    </>
  );
}

type LineProps = Pick<Props, "labels" | "reading"> & { job: PrivacyJobView };

function JobText({ job, named, labels, reading }: LineProps & { named: boolean }) {
  const when = formatMoment(job.createdAt, reading.timeZone, reading.locale);
  return (
    <div className="flex min-w-0 grow flex-col gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2 font-medium">
        <span>{labels.kind[job.kind]}</span>
        {named && (
          <Link
            href={`/settings/privacy/people/${job.person.id}` as Route}
            prefetch={false}
            dir="auto"
            className="min-w-0 text-primary-text [overflow-wrap:anywhere]"
          >
            {job.person.name}
          </Link>
        )}
      </p>
      <p className="text-muted-foreground text-xs leading-[18px]">
        {fillMessage(labels.askedBy, { name: job.askedBy, when })}
      </p>
    </div>
  );
}

function JobState({ job, labels, reading }: LineProps) {
  const { id, kind, state, progress, size, expiresAt } = job;
  if (kind === "export" && state === "done" && size !== null && expiresAt !== null) {
    return (
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="text-muted-foreground">
          {fillMessage(labels.expires, { day: formatDay(expiresAt, reading.timeZone, reading.locale) })}
        </span>
        {/* No Link: a file, which nothing may fetch before it is asked for. */}
        <a
          href={`/settings/privacy/exports/${id}`}
          download
          className="inline-flex items-center font-medium text-primary-text touch:min-h-11"
        >
          {fillMessage(labels.download, { size: formatSize(size, reading.locale) })}
        </a>
      </p>
    );
  }
  const tone = state === "failed" ? "danger" : state === "done" ? "ok" : "plain";
  return <Badge tone={tone}>{fillMessage(labels.state[state], { progress })}</Badge>;
}
