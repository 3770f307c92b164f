"use server";

import { refresh } from "next/cache";
import { changeChoice as change } from "@/lib/notifications/choices";
import { changeChoiceInput, readNoticesInput } from "@/lib/notifications/inputs";
import { readNotices } from "@/lib/notifications/read-notices";
import { verbAction, verbFormAction } from "@/lib/web/action";

export const readAll = verbFormAction("own", readNoticesInput, [], readNotices, () => refresh());
export const changeChoice = verbAction("own", changeChoiceInput, change);
