import { z } from "zod";
import { formId } from "@/lib/accounts/inputs";
import { ticked } from "@/lib/settings/inputs";

export const ledgerInput = z.object({ ledgerId: z.number().int().positive() });
export type LedgerInput = z.input<typeof ledgerInput>;

export const listQuarantineInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListQuarantineInput = z.input<typeof listQuarantineInput>;

const lineEnds = (typed: string) => typed.replace(/\r\n?/g, "\n");

export const mailboxInput = z.object({ mailboxId: formId });
export type MailboxInput = z.input<typeof mailboxInput>;

const mailboxName = z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong");
// What an address is, the verb knows: to read one takes Node.
const mailboxAddress = z.string().trim().min(1, "error.field.empty").max(320, "error.field.tooLong");

export const addMailboxInput = z.object({ name: mailboxName, address: mailboxAddress });
export type AddMailboxInput = z.input<typeof addMailboxInput>;

/** What the form showed stands beside what it says now: a field that somebody else set meanwhile is a conflict. */
export const changeMailboxInput = mailboxInput.extend({
  name: mailboxName,
  address: mailboxAddress,
  /** One a line, or between commas. */
  aliases: z.string().max(10_000, "error.field.tooLong").default(""),
  acknowledge: ticked,
  signature: z
    .string()
    .transform(lineEnds)
    .pipe(z.string().trim().max(2000, "error.field.tooLong"))
    .default(""),
  fromName: z.string().max(400),
  fromAddress: z.string().max(400),
  fromAliases: z.string().max(10_000).transform(lineEnds),
  fromAcknowledge: ticked,
  fromSignature: z.string().max(10_000).transform(lineEnds),
});
export type ChangeMailboxInput = z.input<typeof changeMailboxInput>;
