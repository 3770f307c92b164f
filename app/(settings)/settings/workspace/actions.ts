"use server";

import { refresh } from "next/cache";
import { changeWorkspace } from "@/lib/settings/change-workspace";
import { changeWorkspaceInput } from "@/lib/settings/inputs";
import { verbAction } from "@/lib/web/action";

export const save = verbAction("settings.workspace", changeWorkspaceInput, changeWorkspace, refresh);
