import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { smtpTransport } from "../../lib/email/transports/smtp";

type Delivery = { from: string; to: string[]; raw: string; messageId: string };

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

/**
 * The world's mail server, on the loopback interface, with a transport of ours to it.
 * @param answers address → SMTP code with which it is refused; change it to change the server's mind
 */
export async function startMailServer(answers: Record<string, number> = {}, options: SMTPServerOptions = {}) {
  const deliveries: Delivery[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const code = answers[address];
      done(code === undefined ? null : refusal(code, `no ${address}`));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString("utf8");
        deliveries.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map((entry) => entry.address),
          raw,
          messageId: /^Message-ID: <([^>]*)>/im.exec(raw)?.[1] ?? "",
        });
        done(null, "queued as 42");
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, timeout: 3000 });
  const stop = async () => {
    transport.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { deliveries, answers, transport, stop };
}
