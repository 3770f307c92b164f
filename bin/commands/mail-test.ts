import { createTransport } from "nodemailer";
import { closeDatabase } from "@/db/client";
import { env } from "@/lib/core/env";
import { ourMailboxes } from "@/lib/settings/find-mailbox";

/** `mail-test [from]`: sends a first mail to the listener, as a customer would. */
const [mailbox] = await ourMailboxes();
if (!mailbox) {
  console.error("There is no mailbox yet: open the set-up link first.");
  process.exit(1);
}
const from = process.argv[2] ?? "hannah@roastery.test";
const transport = createTransport({
  host: "127.0.0.1",
  port: env().MAIL_PORT,
  secure: false,
  ignoreTLS: true,
});
await transport.sendMail({
  from: `Hannah Ostermann <${from}>`,
  to: mailbox.address,
  subject: "The left group loses pressure after descaling",
  text: "Good morning,\n\nsince this morning the left group gives 5 bar only, the right one is fine.\n\nHannah",
});
console.log(`A mail from ${from} to ${mailbox.address} was accepted. It is in the inbox now.`);
await closeDatabase();
