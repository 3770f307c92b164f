"use server";

import { refresh } from "next/cache";
import { showFirstStepsInput } from "@/lib/settings/inputs";
import { showFirstSteps } from "@/lib/settings/show-first-steps";
import { verbFormAction } from "@/lib/web/action";

export const show = verbFormAction("settings.workspace", showFirstStepsInput, [], showFirstSteps, refresh);
