import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { errorText } from "@/lib/core/report-error";
import { normalizeAddress } from "./addresses";
import type { MailLog } from "./transports/transport";

export interface ReceivedMail {
  /** `from` is "" for the null return path; `to` holds known recipients only, normalised. */
  envelope: { from: string; to: string[] };
  raw: Buffer;
  remoteAddress: string;
}

export interface SmtpListenerOptions {
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Octets per message. Memory is bounded by this times `maxClients`. */
  sizeLimit: number;
  recipientExists(address: string): Promise<boolean>;
  /** Resolves once the mail is stored for good: only then is it ours to keep. */
  accept(mail: ReceivedMail): Promise<void>;
  log: MailLog;
  maxClients?: number;
  /** PEM; without it STARTTLS is not offered. */
  tls?: { key: string | Buffer; cert: string | Buffer };
  /** The name in the greeting; default "mail", which tells nothing about the machine. */
  name?: string;
}

export interface SmtpListener {
  port: number;
  close(): Promise<void>;
}

const MAX_RECIPIENTS = 100;
const IDLE_TIMEOUT = 60_000;
/** A client that sends one octet a minute is never idle: whatever it does, this is the end of it. */
const SESSION_TIMEOUT = 15 * 60_000;

// The server adds the enhanced codes: 5.1.1, 4.3.0, and 5.3.4 for what is too large (RFC 3463).
const UNKNOWN_RECIPIENT = [550, "No such mailbox here"] as const;
const TOO_LARGE = [552, "Message too large"] as const;
const TRY_AGAIN = [451, "Temporary failure, try again later"] as const;

/**
 * Receives mail for known recipients and nothing else: no relaying, no sign-in. A failure of ours is always temporary for
 * the sender (451), so no mail is lost while the database is down; 250 is said only after `accept` resolved.
 */
export async function startSmtpListener(options: SmtpListenerOptions): Promise<SmtpListener> {
  const server = new SMTPServer({
    name: options.name ?? "mail",
    banner: "ready",
    heloResponse: "%s",
    size: options.sizeLimit,
    rejectOversized: true,
    hideENHANCEDSTATUSCODES: false,
    disabledCommands: options.tls === undefined ? ["AUTH", "STARTTLS"] : ["AUTH"],
    authOptional: true,
    ...options.tls,
    disableReverseLookup: true,
    maxClients: options.maxClients ?? 20,
    maxRecipients: MAX_RECIPIENTS,
    socketTimeout: IDLE_TIMEOUT,
    closeTimeout: 5_000,
    onRcptTo: (address, _session, done) => {
      checkRecipient(options, address.address).then(() => done(), done);
    },
    onData: (stream, session, done) => {
      receive(options, stream, session).then(() => done(null, "Message accepted"), done);
    },
  });
  server.on("error", (error: Error) =>
    options.log.warn({ error: errorText(error) }, "smtp listener: connection failed"),
  );
  server.server.on("connection", limitSession);
  server.listen(options.port, options.host);
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function checkRecipient(options: SmtpListenerOptions, given: string): Promise<void> {
  const address = normalizeAddress(given);
  if (address === null) throw reply(UNKNOWN_RECIPIENT);
  const exists = await options.recipientExists(address).catch((error: unknown) => {
    options.log.warn({ error: errorText(error) }, "smtp listener: recipient check failed");
    throw reply(TRY_AGAIN);
  });
  if (!exists) throw reply(UNKNOWN_RECIPIENT);
}

async function receive(
  options: SmtpListenerOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
) {
  const raw = await readBounded(stream, options.sizeLimit);
  if (raw === null || stream.sizeExceeded) throw reply(TOO_LARGE);
  const { mailFrom, rcptTo } = session.envelope;
  const from = mailFrom === false ? "" : mailFrom.address;
  const to = [...new Set(rcptTo.flatMap((recipient) => normalizeAddress(recipient.address) ?? []))];
  try {
    await options.accept({ envelope: { from, to }, raw, remoteAddress: session.remoteAddress });
  } catch (error) {
    options.log.warn(
      { error: errorText(error), remoteAddress: session.remoteAddress },
      "smtp listener: mail not stored",
    );
    throw reply(TRY_AGAIN);
  }
}

/** Null when over the limit: the rest is read, because only then may we answer, but not kept. */
async function readBounded(stream: SMTPServerDataStream, limit: number): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) chunks = [];
    else chunks.push(chunk);
  }
  return length > limit ? null : Buffer.concat(chunks);
}

function limitSession(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), SESSION_TIMEOUT);
  socket.once("close", () => clearTimeout(timer));
}

function reply([responseCode, message]: readonly [number, string]): Error {
  return Object.assign(new Error(message), { responseCode });
}
