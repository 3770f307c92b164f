import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { resendTransport } from "@/lib/email/transports/resend";
import { outgoing } from "./outgoing";

interface Call {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Resend's API on the loopback interface, answering as told; `null` never answers. */
async function startApi(status: number | null, answer: unknown) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    calls.push({ path: request.url ?? "", headers: request.headers, body });
    if (status === null) return;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { calls, baseUrl };
}

const errorBody = (statusCode: number, name: string) => ({ statusCode, name, message: `about ${name}` });

describe("sending through Resend", () => {
  it("passes every field on and returns the provider's id", async () => {
    const { baseUrl, calls } = await startApi(200, { id: "re-id-1" });
    const mail = outgoing({
      from: { name: 'A "quoted", name', address: "support@helpdesk.test" },
      replyTo: { name: "", address: "support+t0k3nt0k3n@helpdesk.test" },
      cc: [{ name: "", address: "cc@customer.test" }],
      recipients: ["jane@customer.test", "cc@customer.test", "hidden@customer.test"],
      inReplyTo: "b@x.test",
      references: ["a@x.test"],
      automatic: "auto-generated",
      attachments: [
        { filename: "a.txt", mediaType: "text/plain", content: Buffer.from("hello"), contentId: "c@d" },
      ],
    });
    const result = await resendTransport({ apiKey: "re_test", baseUrl }).send(mail);
    expect(result.providerMessageId).toBe("re-id-1");
    expect(result.recipients.map(({ address, state }) => [address, state])).toEqual([
      ["jane@customer.test", "sent"],
      ["cc@customer.test", "sent"],
      ["hidden@customer.test", "sent"],
    ]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.path).toBe("/emails");
    expect(calls[0]?.headers).toMatchObject({
      authorization: "Bearer re_test",
      "idempotency-key": mail.messageId,
    });
    expect(calls[0]?.body).toMatchObject({
      from: '"A \\"quoted\\", name" <support@helpdesk.test>',
      to: ['"Jane Doe" <jane@customer.test>'],
      cc: ["cc@customer.test"],
      bcc: ["hidden@customer.test"],
      reply_to: ["support+t0k3nt0k3n@helpdesk.test"],
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: {
        "Message-ID": `<${mail.messageId}>`,
        "In-Reply-To": "<b@x.test>",
        References: "<a@x.test> <b@x.test>",
        "Auto-Submitted": "auto-generated",
      },
      attachments: [
        {
          filename: "a.txt",
          content_type: "text/plain",
          content_id: "c@d",
          content: Buffer.from("hello").toString("base64"),
        },
      ],
    });
  });

  it("names somebody in To when only a copy is owed", async () => {
    const { baseUrl, calls } = await startApi(200, { id: "x" });
    const mail = outgoing({
      cc: [{ name: "", address: "cc@customer.test" }],
      recipients: ["cc@customer.test"],
    });
    await resendTransport({ apiKey: "re_test", baseUrl }).send(mail);
    expect(calls[0]?.body.to).toEqual(["cc@customer.test"]);
  });

  it.each([
    [400, "validation_error", "failed"],
    [422, "invalid_parameter", "failed"],
    [413, "validation_error", "failed"],
    [401, "missing_api_key", "retry"],
    [403, "invalid_api_key", "retry"],
    [409, "concurrent_idempotent_requests", "retry"],
    [429, "rate_limit_exceeded", "retry"],
    [429, "daily_quota_exceeded", "retry"],
    [500, "internal_server_error", "retry"],
    [503, "application_error", "retry"],
  ] as const)("%i %s is %s", async (status, name, state) => {
    const { baseUrl } = await startApi(status, errorBody(status, name));
    const result = await resendTransport({ apiKey: "re_test", baseUrl }).send(outgoing());
    expect(result).toEqual({
      recipients: [{ address: "jane@customer.test", state, response: `${status} about ${name}` }],
    });
  });

  it("retries when the answer is no JSON, does not come, or nobody listens", async () => {
    const page = await startApi(502, "<html>Bad gateway</html>");
    const silent = await startApi(null, {});
    for (const options of [
      { apiKey: "re_test", baseUrl: page.baseUrl },
      { apiKey: "re_test", baseUrl: silent.baseUrl, timeout: 100 },
      { apiKey: "re_test", baseUrl: "http://127.0.0.1:1" },
    ]) {
      const { recipients } = await resendTransport(options).send(outgoing());
      expect(recipients).toMatchObject([{ address: "jane@customer.test", state: "retry" }]);
    }
  });

  it("never mails a demo address", async () => {
    const { baseUrl, calls } = await startApi(200, { id: "x" });
    const demo = { name: "", address: "kim@shop.example" };
    const transport = resendTransport({ apiKey: "re_test", baseUrl });
    const { recipients } = await transport.send(outgoing({ to: [demo] }));
    expect(recipients).toEqual([
      { address: demo.address, state: "failed", response: "demo address, not mailed" },
    ]);
    expect(calls).toHaveLength(0);
    await transport.send(outgoing({ to: [demo, ...outgoing().to] }));
    expect(calls[0]?.body.to).toEqual(['"Jane Doe" <jane@customer.test>']);
  });
});
