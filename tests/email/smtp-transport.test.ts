import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { parseMessage } from "@/lib/email/parse-message";
import { makeTransport } from "@/lib/email/transports/make-transport";
import { smtpTransport } from "@/lib/email/transports/smtp";
import type { MailTransport } from "@/lib/email/transports/transport";
import { outgoing } from "./outgoing";

interface Delivery {
  from: string;
  to: string[];
  raw: Buffer;
}

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

/** A mail server of the world outside, on the loopback interface. */
async function startServer(options: SMTPServerOptions = {}) {
  const deliveries: Delivery[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        deliveries.push({ from, to: rcptTo.map((entry) => entry.address), raw: Buffer.concat(chunks) });
        done(null, "queued as 42");
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { deliveries, url: `smtp://127.0.0.1:${port}` };
}

function transportTo(url: string, timeout = 3000): MailTransport {
  const transport = smtpTransport({ url, timeout });
  cleanups.push(() => transport.close());
  return transport;
}

const three = {
  to: ["a@customer.test", "b@customer.test", "c@customer.test"].map((address) => ({ name: "", address })),
};

describe("sending over SMTP", () => {
  it("delivers the composed mail to every recipient", async () => {
    const { url, deliveries } = await startServer();
    const result = await transportTo(url).send(outgoing({ ...three, text: "One\n.\n.dot" }));
    expect(result.recipients.map(({ address, state }) => [address, state])).toEqual([
      ["a@customer.test", "sent"],
      ["b@customer.test", "sent"],
      ["c@customer.test", "sent"],
    ]);
    expect(result.recipients[0]?.response).toContain("queued as 42");
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({
      from: "support@helpdesk.test",
      to: three.to.map((entry) => entry.address),
    });
    const received = await parseMessage(deliveries[0]!.raw);
    expect(received).toMatchObject({ messageId: outgoing().messageId, subject: "Re: Printer [#1]" });
    expect(received.text.trim()).toBe("One\n.\n.dot");
  });

  it("uses one connection for many mails", async () => {
    let connections = 0;
    const { url, deliveries } = await startServer({
      onConnect(_session, done) {
        connections += 1;
        done();
      },
    });
    const transport = transportTo(url);
    for (const n of [1, 2, 3]) await transport.send(outgoing({ messageId: `${n}@helpdesk.test` }));
    expect(deliveries).toHaveLength(3);
    expect(connections).toBe(1);
  });

  it("sends automatic mail with the null return path", async () => {
    const { url, deliveries } = await startServer();
    await transportTo(url).send(outgoing({ envelopeFrom: null, automatic: "auto-replied" }));
    expect(deliveries[0]?.from).toBe("");
  });

  it("tells each recipient's outcome when the server takes some of them", async () => {
    const { url, deliveries } = await startServer({
      onRcptTo(address, _session, done) {
        if (address.address.startsWith("b@")) return done(refusal(550, "5.1.1 no such user"));
        if (address.address.startsWith("c@")) return done(refusal(451, "4.7.1 greylisted"));
        done();
      },
    });
    const { recipients } = await transportTo(url).send(outgoing(three));
    expect(recipients).toMatchObject([
      { address: "a@customer.test", state: "sent" },
      { address: "b@customer.test", state: "failed", response: "550 5.1.1 no such user" },
      { address: "c@customer.test", state: "retry", response: "451 4.7.1 greylisted" },
    ]);
    expect(deliveries[0]?.to).toEqual(["a@customer.test"]);
  });

  it("tells them apart when the server takes none", async () => {
    const { url } = await startServer({
      onRcptTo(address, _session, done) {
        done(address.address.startsWith("a@") ? refusal(450, "later") : refusal(550, "never"));
      },
    });
    const { recipients } = await transportTo(url).send(outgoing(three));
    expect(recipients.map(({ state }) => state)).toEqual(["retry", "failed", "failed"]);
  });

  it.each([
    [554, "failed"],
    [452, "retry"],
  ] as const)("a message refused with %i is %s", async (code, state) => {
    const { url } = await startServer({
      onData(stream, _session, done) {
        stream.on("end", () => done(refusal(code, "no")));
        stream.resume();
      },
    });
    const { recipients } = await transportTo(url).send(outgoing());
    expect(recipients).toMatchObject([{ address: "jane@customer.test", state, response: `${code} no` }]);
  });

  it.each([
    [550, "failed"],
    [421, "retry"],
  ] as const)("a sender refused with %i is %s", async (code, state) => {
    const { url } = await startServer({
      onMailFrom: (_address, _session, done) => done(refusal(code, "no")),
    });
    const { recipients } = await transportTo(url).send(outgoing());
    expect(recipients[0]?.state).toBe(state);
  });

  it("a refused sign-in says nothing about the recipient", async () => {
    const { url } = await startServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, "5.7.8 bad password")),
    });
    const { recipients } = await transportTo(url.replace("smtp://", "smtp://user:wrong@")).send(outgoing());
    expect(recipients).toMatchObject([{ state: "retry" }]);
  });

  it("a connection that is refused, dropped or silent is retried", async () => {
    const gone = createServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, "close");
    expect((await transportTo(`smtp://127.0.0.1:${port}`).send(outgoing(three))).recipients).toMatchObject([
      { state: "retry" },
      { state: "retry" },
      { state: "retry" },
    ]);

    const dropping = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(dropping, "listening");
    cleanups.push(() => void dropping.close());
    const dropped = await transportTo(`smtp://127.0.0.1:${(dropping.address() as AddressInfo).port}`).send(
      outgoing(),
    );
    expect(dropped.recipients).toMatchObject([{ state: "retry" }]);

    const silent = createServer((socket) => cleanups.push(() => void socket.destroy())).listen(
      0,
      "127.0.0.1",
    );
    await once(silent, "listening");
    cleanups.push(() => void silent.close());
    const waited = await transportTo(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, 100).send(
      outgoing(),
    );
    expect(waited.recipients).toMatchObject([{ state: "retry" }]);
  });

  it("a name that does not resolve is retried", async () => {
    const { recipients } = await transportTo("smtp://nowhere.invalid:25", 1000).send(outgoing());
    expect(recipients).toMatchObject([{ state: "retry" }]);
  });

  it("never mails a demo address", async () => {
    const { url, deliveries } = await startServer();
    const demo = { name: "", address: "kim@shop.example" };
    const both = await transportTo(url).send(outgoing({ to: [...outgoing().to, demo] }));
    expect(both.recipients).toMatchObject([
      { address: "jane@customer.test", state: "sent" },
      { address: "kim@shop.example", state: "failed", response: "demo address, not mailed" },
    ]);
    expect(deliveries[0]?.to).toEqual(["jane@customer.test"]);
    await transportTo(url).send(outgoing({ to: [demo] }));
    expect(deliveries).toHaveLength(1);
  });
});

describe("the console transport", () => {
  const record = () => {
    const lines: Record<string, unknown>[] = [];
    const write = (fields: Record<string, unknown>) => void lines.push(fields);
    return { lines, log: { info: write, warn: write } };
  };

  it("writes one line and calls it sent", async () => {
    const { lines, log } = record();
    const result = await makeTransport({ kind: "console", log }).send(outgoing());
    expect(result.recipients).toMatchObject([{ address: "jane@customer.test", state: "sent" }]);
    expect(lines).toMatchObject([{ messageId: outgoing().messageId, to: ["jane@customer.test"] }]);
  });

  it("a transport without its setting fails at once", () => {
    const { log } = record();
    expect(() => makeTransport({ kind: "smtp", log })).toThrow("smtpUrl");
    expect(() => makeTransport({ kind: "resend", resendApiKey: "", log })).toThrow("resendApiKey");
    expect(makeTransport({ kind: "smtp", smtpUrl: "smtp://127.0.0.1:1", log }).name).toBe("smtp");
    expect(makeTransport({ kind: "resend", resendApiKey: "re_x", log }).name).toBe("resend");
  });
});
