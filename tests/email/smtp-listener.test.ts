import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { createTransport, type NodemailerError } from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { type ReceivedMail, type SmtpListenerOptions, startSmtpListener } from "@/lib/email/smtp-listener";

const SIZE_LIMIT = 200_000;
const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(changes: Partial<SmtpListenerOptions> = {}) {
  const received: ReceivedMail[] = [];
  const warnings: string[] = [];
  const listener = await startSmtpListener({
    host: "127.0.0.1",
    port: 0,
    sizeLimit: SIZE_LIMIT,
    recipientExists: async (address) => /^support(?:\+\w+)?@helpdesk\.test$/.test(address),
    accept: async (mail) => void received.push(mail),
    log: { info: () => {}, warn: (_fields, message) => void warnings.push(message) },
    ...changes,
  });
  cleanups.push(() => listener.close());
  return { ...listener, received, warnings };
}

/** nodemailer as the sending mail server; the error it got, or the answer to a mail that was taken. */
async function deliver(
  port: number,
  to: string | string[],
  raw: string | Buffer,
  from = "jane@customer.test",
) {
  const client = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  try {
    const info = await client.sendMail({ envelope: { from, to }, raw });
    return { response: info.response, rejected: info.rejectedErrors?.map((error) => error.response) ?? [] };
  } catch (error) {
    return { response: (error as NodemailerError).response ?? String(error), rejected: [] };
  } finally {
    client.close();
  }
}

/** A client that speaks line by line, for what no decent one would say. */
async function talk(port: number) {
  const socket = connect(port, "127.0.0.1");
  cleanups.push(() => void socket.destroy());
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const read = async (): Promise<string> => {
    let reply = "";
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return `${reply}<closed>`;
      reply += value;
      if (/^\d{3} /.test(value)) return reply;
      reply += "\n";
    }
  };
  const greeting = await read();
  const say = async (line: string) => {
    socket.write(`${line}\r\n`);
    return read();
  };
  return { socket, greeting, say, read };
}

const message = (size = 0) =>
  `From: jane@customer.test\r\nSubject: Hi\r\n\r\nHello\r\n${"x".repeat(70)}\r\n`.padEnd(size, "y\r\n");

describe("receiving over SMTP", () => {
  it("takes a mail for a known recipient, octet for octet, and says so after it was stored", async () => {
    let stored = false;
    const { port, received } = await start({
      accept: async (mail) => {
        await new Promise((resolve) => setImmediate(resolve));
        stored = true;
        received.push(mail);
      },
    });
    const raw = Buffer.concat([
      Buffer.from("From: j\xfc@x.test\r\n\r\n.dot\r\n..two\r\n\0\xff bytes\r\n", "latin1"),
    ]);
    const { response } = await deliver(port, ["Support+Abc123@Helpdesk.test", "support@helpdesk.test"], raw);
    expect(response).toBe("250 2.6.0 Message accepted");
    expect(stored).toBe(true);
    expect(received).toHaveLength(1);
    expect(received[0]?.envelope).toEqual({
      from: "jane@customer.test",
      to: ["support+abc123@helpdesk.test", "support@helpdesk.test"],
    });
    expect(received[0]?.raw.equals(raw)).toBe(true);
    expect(received[0]?.remoteAddress).toBe("127.0.0.1");
  });

  it("takes the null return path", async () => {
    const { port, received } = await start();
    const client = await talk(port);
    await client.say("EHLO there");
    expect(await client.say("MAIL FROM:<>")).toMatch(/^250/);
    expect(await client.say("RCPT TO:<support@helpdesk.test>")).toMatch(/^250/);
    expect(await client.say("DATA")).toMatch(/^354/);
    expect(await client.say(`${message()}.`)).toMatch(/^250/);
    expect(received[0]?.envelope.from).toBe("");
  });

  it("refuses unknown recipients with 550 5.1.1 and takes the known one beside them", async () => {
    const { port, received } = await start();
    expect((await deliver(port, "nobody@helpdesk.test", message())).response).toMatch(/^550 5\.1\.1 No such/);
    expect((await deliver(port, "victim@elsewhere.test", message())).response).toMatch(
      /^550 5\.1\.1 No such/,
    );
    expect(received).toHaveLength(0);
    const mixed = await deliver(port, ["support@helpdesk.test", "nobody@helpdesk.test"], message());
    expect(mixed.response).toMatch(/^250/);
    expect(mixed.rejected).toMatchObject([expect.stringMatching(/^550 5\.1\.1 No such/)]);
    expect(received[0]?.envelope.to).toEqual(["support@helpdesk.test"]);
  });

  it("asks to try again when it cannot tell who exists", async () => {
    const { port, warnings } = await start({
      recipientExists: () => Promise.reject(new Error("database secret")),
    });
    const { response } = await deliver(port, "support@helpdesk.test", message());
    expect(response).toMatch(/^451 4\.3\.0 Temporary/);
    expect(response).not.toContain("secret");
    expect(warnings).toHaveLength(1);
  });

  it("asks to try again when the mail was not stored", async () => {
    const { port, warnings } = await start({ accept: () => Promise.reject(new Error("disk secret")) });
    const { response } = await deliver(port, "support@helpdesk.test", message());
    expect(response).toMatch(/^451 4\.3\.0 Temporary/);
    expect(response).not.toContain("secret");
    expect(warnings).toEqual(["smtp listener: mail not stored"]);
  });

  it("refuses a mail announced as too large before it is sent: 552 5.3.4", async () => {
    const { port, received } = await start();
    const client = await talk(port);
    expect(await client.say("EHLO there")).toContain(`SIZE ${SIZE_LIMIT}`);
    expect(await client.say(`MAIL FROM:<a@x.test> SIZE=${SIZE_LIMIT + 1}`)).toMatch(/^552 5\.3\.4 Error/);
    expect(await client.say(`MAIL FROM:<a@x.test> SIZE=${SIZE_LIMIT}`)).toMatch(/^250/);
    expect(received).toHaveLength(0);
  });

  it("refuses a mail that turns out too large: 552 5.3.4, nothing stored, and the connection goes on", async () => {
    const { port, received } = await start();
    const client = await talk(port);
    await client.say("EHLO there");
    for (const [size, answer] of [
      [SIZE_LIMIT * 20, /^552 5\.3\.4 Error/],
      [SIZE_LIMIT - 1000, /^250/],
    ] as const) {
      await client.say("MAIL FROM:<a@x.test>");
      await client.say("RCPT TO:<support@helpdesk.test>");
      await client.say("DATA");
      expect(await client.say(`${message(size)}\r\n.`)).toMatch(answer);
    }
    expect(received).toHaveLength(1);
  });

  it("stores nothing of a mail whose client goes away in the middle", async () => {
    const { port, received, close } = await start();
    const client = await talk(port);
    await client.say("EHLO there");
    await client.say("MAIL FROM:<a@x.test>");
    await client.say("RCPT TO:<support@helpdesk.test>");
    await client.say("DATA");
    client.socket.write("From: a@x.test\r\n\r\nhalf");
    client.socket.end();
    await once(client.socket, "close");
    await close();
    expect(received).toHaveLength(0);
  });

  it("takes a hundred recipients and no more", async () => {
    const { port } = await start({ recipientExists: async () => true });
    const client = await talk(port);
    await client.say("EHLO there");
    await client.say("MAIL FROM:<a@x.test>");
    for (let n = 0; n < 100; n += 1)
      expect(await client.say(`RCPT TO:<r${n}@helpdesk.test>`)).toMatch(/^250/);
    expect(await client.say("RCPT TO:<one-more@helpdesk.test>")).toMatch(/^452 /);
  });

  it("offers neither sign-in nor encryption it does not have, and names nothing of the machine", async () => {
    const { port } = await start();
    const client = await talk(port);
    expect(client.greeting).toBe("220 mail ESMTP ready");
    const features = await client.say("EHLO there");
    expect(features).not.toMatch(/AUTH|STARTTLS|there|XCLIENT|XFORWARD/);
    expect(await client.say("AUTH PLAIN AGEAYg==")).toMatch(/^5/);
    expect(await client.say("STARTTLS")).toMatch(/^5/);
    expect(await client.say("VRFY support@helpdesk.test")).not.toMatch(/^250/);
  });

  it("sends clients away while it is full", async () => {
    const { port } = await start({ maxClients: 1 });
    const first = await talk(port);
    expect(first.greeting).toMatch(/^220/);
    expect((await talk(port)).greeting).toMatch(/^421/);
  });

  it("reports a port that is taken", async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow("EADDRINUSE");
  });
});
