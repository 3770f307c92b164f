"use server";

import { refresh } from "next/cache";
import { queuedInput, queueInput, workInput } from "@/lib/settings/inputs";
import { pauseQueue } from "@/lib/settings/pause-queue";
import { resumeQueue } from "@/lib/settings/resume-queue";
import { retryJob } from "@/lib/settings/retry-job";
import { retryWork } from "@/lib/settings/retry-work";
import { runSchedule } from "@/lib/settings/run-schedule";
import { verbAction } from "@/lib/web/action";

export const pause = verbAction("settings.jobs", queueInput, pauseQueue, refresh);
export const resume = verbAction("settings.jobs", queueInput, resumeQueue, refresh);
export const run = verbAction("settings.jobs", queuedInput, runSchedule, refresh);
export const retry = verbAction("settings.jobs", queuedInput, retryJob, refresh);
export const retryParked = verbAction("settings.jobs", workInput, retryWork, refresh);
