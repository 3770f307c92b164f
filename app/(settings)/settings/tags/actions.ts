"use server";

import { redirect } from "next/navigation";
import { deleteTag } from "@/lib/tickets/delete-tag";
import { renameTag } from "@/lib/tickets/rename-tag";
import { deleteTagInput, renameTagInput } from "@/lib/tickets/tag-inputs";
import { verbFormAction } from "@/lib/web/action";

const list = "/settings/tags";

export const rename = verbFormAction("settings.tags", renameTagInput, ["to"], renameTag, () =>
  redirect(list),
);

export const remove = verbFormAction("settings.tags", deleteTagInput, [], deleteTag, () => redirect(list));
