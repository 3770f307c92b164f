import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Banner } from "@/components/ui/banner";
import { listParkedWork } from "@/lib/settings/list-parked-work";
import { listQueues } from "@/lib/settings/list-queues";
import { pageActor } from "@/lib/web/page-guard";
import { FailedJobs } from "./failed-jobs";
import { ParkedList } from "./parked-list";
import { QueueList } from "./queue-list";
import { ScheduleList } from "./schedule-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.jobs"))("title") };
}

export default async function JobsPage() {
  const actor = await pageActor("settings.jobs");
  const [queues, parked, words, locale] = await Promise.all([
    listQueues(actor),
    listParkedWork(actor),
    getMessages(),
    getLocale(),
  ]);
  const { jobs } = words.settings;
  const shared = { words, locale, timeZone: actor.timeZone };
  return (
    <>
      <SettingsHeader title={jobs.title} />
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto px-4 py-5 md:px-7">
        <p className="max-w-[68ch] text-muted-foreground">{jobs.text}</p>
        {queues === null ? (
          <Banner tone="warning">{jobs.unavailable}</Banner>
        ) : (
          <>
            <QueueList queues={queues.queues} {...shared} />
            <FailedJobs
              jobs={queues.failed}
              count={queues.queues.reduce((sum, one) => sum + one.failed, 0)}
              {...shared}
            />
          </>
        )}
        <ParkedList parked={parked} {...shared} />
        {queues && <ScheduleList schedules={queues.schedules} {...shared} />}
      </div>
    </>
  );
}
