"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addMailbox } from "@/lib/email/add-mailbox";
import { changeMailbox } from "@/lib/email/change-mailbox";
import { addMailboxInput, changeMailboxInput, mailboxInput } from "@/lib/email/inputs";
import { makeDefaultMailbox } from "@/lib/email/make-default-mailbox";
import { removeMailbox } from "@/lib/email/remove-mailbox";
import { retryMailbox } from "@/lib/email/retry-mailbox";
import { rotateInboundSecret } from "@/lib/email/rotate-inbound-secret";
import { sendTestMail } from "@/lib/email/send-test-mail";
import { testReceiving } from "@/lib/email/test-receiving";
import { verbFormAction } from "@/lib/web/action";

const may = "settings.mailboxes";

export const add = verbFormAction(may, addMailboxInput, ["name", "address"], addMailbox, ({ mailboxId }) =>
  redirect(`/settings/mailboxes/${mailboxId}`),
);
export const save = verbFormAction(
  may,
  changeMailboxInput,
  ["name", "address", "aliases", "acknowledge", "signature"],
  changeMailbox,
  refresh,
);
export const makeDefault = verbFormAction(may, mailboxInput, [], makeDefaultMailbox, refresh);
export const rotate = verbFormAction(may, mailboxInput, [], rotateInboundSecret);
export const remove = verbFormAction(may, mailboxInput, [], removeMailbox, () =>
  redirect("/settings/mailboxes"),
);
export const retry = verbFormAction(may, mailboxInput, [], retryMailbox, refresh);
export const testOut = verbFormAction(may, mailboxInput, [], sendTestMail, refresh);
export const testIn = verbFormAction(may, mailboxInput, [], testReceiving, refresh);
