import { randomUUID } from "node:crypto";
import { createTransport, type SendMailOptions } from "nodemailer";
import { type Delivered, type FarSide, header } from "./far-side";
import { expect } from "./test";

export const support = "support@northwind.test";

type Mail = Omit<SendMailOptions, "from" | "raw"> & { from: string };

/** A customer's mail program: hands a mail to the product's listener over SMTP. @returns its Message-ID, bare */
export async function write(mail: Mail): Promise<string> {
  const id = `${randomUUID()}@customer.test`;
  const transport = listener();
  await transport.sendMail({ to: support, messageId: `<${id}>`, ...mail });
  transport.close();
  return id;
}

/** Octets as they are, however broken. */
export async function writeRaw(raw: string, from: string): Promise<void> {
  const transport = listener();
  await transport.sendMail({ envelope: { from, to: [support] }, raw });
  transport.close();
}

/** The answer that a mail program makes of a mail it got. */
export function answerTo(got: Delivered): Pick<Mail, "to" | "subject" | "inReplyTo" | "references"> {
  const id = got.mail.messageId ?? "";
  return {
    to: got.mail.replyTo?.[0]?.address ?? "",
    subject: `Re: ${got.mail.subject}`,
    inReplyTo: id,
    references: [header(got, "references") ?? "", id].join(" ").trim(),
  };
}

function listener() {
  const port = Number(process.env.E2E_MAIL_PORT);
  return createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
}

/** The form, as a browser without scripts sends it. */
export async function askByForm(fields: { email: string; name: string; subject: string; text: string }) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, onceKey: randomUUID() })) form.set(name, value);
  const answer = await fetch(`${process.env.E2E_URL}/requests/new/send`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(answer.headers.get("location")).toBe("/requests/sent");
}

/**
 * The link that lets in, in the newest mail to an address.
 * @param count how many it has got by then
 * @param area below which the link leads: guests' unless told otherwise
 */
export async function linkTo(
  farSide: FarSide,
  address: string,
  count = 1,
  area = "r",
): Promise<{ url: string; mail: Delivered }> {
  await expect.poll(() => farSide.to(address).length).toBe(count);
  const mail = farSide.to(address).at(-1)!;
  const [url] = new RegExp(`http:\\S+/${area}/[\\w-]{43}`).exec(mail.mail.text ?? "") ?? [];
  if (!url) throw new Error("the mail carries no link");
  return { url, mail };
}
