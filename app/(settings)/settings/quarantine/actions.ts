"use server";

import { refresh } from "next/cache";
import { deleteMail } from "@/lib/email/delete-mail";
import { ledgerInput } from "@/lib/email/inputs";
import { replayMail } from "@/lib/tickets/replay-mail";
import { verbAction } from "@/lib/web/action";

export const replay = verbAction("settings.mail", ledgerInput, replayMail, refresh);
export const remove = verbAction("settings.mail", ledgerInput, deleteMail, refresh);
