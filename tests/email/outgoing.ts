import type { OutgoingMail } from "@/lib/email/outgoing-mail";

/** A mail of ours, complete; each test changes what it is about. */
export function outgoing(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "0123456789abcdef0123456789abcdef@helpdesk.test",
    date: new Date("2026-01-05T09:00:00Z"),
    from: { name: "Support", address: "support@helpdesk.test" },
    to: [{ name: "Jane Doe", address: "jane@customer.test" }],
    subject: "Re: Printer [#1]",
    text: "Hello Jane",
    html: "<p>Hello Jane</p>",
    ...changes,
  };
}
