import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Delivered = { from: string; to: string[]; raw: string; mail: Email };

/** The mail server of the customers' world: keeps every mail it gets, and misbehaves on demand. */
export class FarSide {
  readonly delivered: Delivered[] = [];
  private readonly refusals = new Map<string, [code: number, text: string]>();
  private server: SMTPServer | undefined;

  constructor(private readonly port: number) {}

  async up(): Promise<void> {
    this.server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const refusal = this.refusals.get(address);
        done(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null);
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", async () => {
          const raw = Buffer.concat(chunks);
          const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
          const to = envelope.rcptTo.map((one) => one.address);
          const mail = await PostalMime.parse(raw);
          this.delivered.push({ from, to, raw: raw.toString("utf8"), mail });
          done(null, "queued");
        });
      },
    });
    this.server.on("error", () => {});
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server.server, "listening");
  }

  async down(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  /** From now on this address is refused at RCPT. */
  refuse(address: string, code: number, text: string): void {
    this.refusals.set(address, [code, text]);
  }

  /** And from now on it is not. */
  accept(address: string): void {
    this.refusals.delete(address);
  }

  /** What an address got, oldest first. */
  to(address: string): Delivered[] {
    return this.delivered.filter((one) => one.to.includes(address));
  }

  /** The same without acknowledgements: what people wrote. */
  repliesTo(address: string): Delivered[] {
    return this.to(address).filter((one) => header(one, "auto-submitted") === undefined);
  }
}

/** A header as it stands in the mail, unfolded. */
export function header(delivered: Delivered, name: string): string | undefined {
  return delivered.mail.headers.find((one) => one.key === name)?.value;
}
