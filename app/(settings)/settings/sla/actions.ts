"use server";

import { refresh } from "next/cache";
import { changePolicy } from "@/lib/sla/change-policy";
import { changePolicyInput } from "@/lib/sla/inputs";
import { verbAction } from "@/lib/web/action";

export const save = verbAction("settings.sla", changePolicyInput, changePolicy, refresh);
