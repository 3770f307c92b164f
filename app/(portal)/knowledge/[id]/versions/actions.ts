"use server";

import { redirect } from "next/navigation";
import { restoreVersionInput } from "@/lib/knowledge/inputs";
import { restoreVersion } from "@/lib/knowledge/restore-version";
import { verbFormAction } from "@/lib/web/action";

export const restore = verbFormAction("knowledge.write", restoreVersionInput, [], async (actor, input) => {
  await restoreVersion(actor, input);
  // As it is saved: what this browser still holds of an unsaved text is another one.
  redirect(`/knowledge/${restoreVersionInput.parse(input).articleId}?as=saved`);
});
