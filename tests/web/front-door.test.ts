import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { parseEnv } from "../../lib/core/env";
import { openFrontDoor } from "../../web/front-door";

const production = {
  APP_ENV: "production",
  APP_URL: "https://help.northwind.test",
  AUTH_SECRET: "a secret that is long enough, really",
  DATA_KEY: "a secret that is long enough, really",
  DATABASE_URL: "postgres://localhost/helpdesk",
  EMAIL_TRANSPORT: "smtp",
  SMTP_URL: "smtp://relay.test",
  STORAGE_URL: "file:///srv/helpdesk",
  TRUSTED_PROXIES: "loopback",
};
const development = { ...production, APP_ENV: "development", APP_URL: "http://localhost:3000" };

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
let server: Server | undefined;
afterEach(() => server?.close());

/** A server whose rooms behind the door say how the request looked when it came in. */
async function house(settings: Record<string, string>, own: Record<string, string> = {}): Promise<number> {
  const enter = openFrontDoor(parseEnv(settings));
  server = createServer((asked, answer) => {
    if (enter(asked, answer) === null) return;
    for (const [name, value] of Object.entries(own)) answer.setHeader(name, value);
    answer.end(JSON.stringify(asked.headers));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => {
        body += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on("error", reject).end();
  });
}

/** As the proxy in front passes it on. */
const proxied = { host: "help.northwind.test", "x-forwarded-proto": "https" };

describe("in production", () => {
  it("a host that is not ours is told so, whoever forwards it", async () => {
    const port = await house(production);
    for (const headers of [
      { host: "evil.test", "x-forwarded-proto": "https" },
      { ...proxied, "x-forwarded-host": "evil.test" },
      { host: "localhost", "x-forwarded-proto": "https" },
      { host: "help.northwind.test.evil.test", "x-forwarded-proto": "https" },
      { host: "not a host", "x-forwarded-proto": "https" },
    ]) {
      const { status, body } = await ask(port, "/", headers);
      expect([status, body], JSON.stringify(headers)).toEqual([
        421,
        expect.stringContaining("ALLOWED_HOSTS"),
      ]);
    }
    expect((await ask(port, "/", proxied)).status).toBe(200);
    expect((await ask(port, "/", { ...proxied, host: "HELP.northwind.test:443" })).status).toBe(200);
  });

  it("a probe is what leads to one, not what begins like one", async () => {
    const port = await house(production);
    for (const path of [
      "/api/health/../../inbox",
      "/api/health/%2e%2e/v1/tickets",
      "/api/health/..\\..\\inbox",
    ])
      expect((await ask(port, path, { host: "evil.test" })).status, path).toBe(421);
  });

  it("further hosts are those that ALLOWED_HOSTS names", async () => {
    const port = await house({ ...production, ALLOWED_HOSTS: "help.bluebird.test, old.northwind.test:8443" });
    for (const host of ["help.bluebird.test", "old.northwind.test", "help.northwind.test"]) {
      expect((await ask(port, "/", { ...proxied, host })).status, host).toBe(200);
    }
  });

  it("plain http is sent on to https, and what carries a body or a key is refused", async () => {
    const port = await house(production);
    const plain = { host: "help.northwind.test" };
    const read = await ask(port, "/help/en?a=b", plain);
    expect([read.status, read.headers.location]).toEqual([308, "https://help.northwind.test/help/en?a=b"]);
    expect((await ask(port, "/api/v1/tickets", plain, "POST")).status).toBe(403);
    expect((await ask(port, "/api/v1/tickets", { ...plain, authorization: "Bearer x" })).status).toBe(403);
  });

  it("probes come by address and without TLS", async () => {
    const port = await house(production);
    expect((await ask(port, "/api/health/ready", { host: "10.0.0.7:3000" })).status).toBe(200);
    expect((await ask(port, "/api/healthy", { host: "10.0.0.7:3000" })).status).toBe(421);
  });

  it("every answer says https for two years, forbids frames and keeps its scripts to itself", async () => {
    const port = await house(production);
    for (const { headers } of [await ask(port, "/", proxied), await ask(port, "/", { host: "evil.test" })]) {
      expect(headers).toMatchObject({
        "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "content-security-policy": expect.stringContaining("upgrade-insecure-requests"),
      });
    }
  });
});

describe("the policy of a page", () => {
  const policyOf = ({ headers }: Answer) => String(headers["content-security-policy"]);
  const nonceOf = (answer: Answer) => /script-src 'self' 'nonce-([^']+)'/.exec(policyOf(answer))?.[1];

  it("has a nonce of its own that Next is told, and a visitor cannot choose it", async () => {
    const port = await house(development);
    const forged = { "x-nonce": "forged", "content-security-policy": "script-src 'nonce-forged'" };
    const [one, other] = [await ask(port, "/", forged), await ask(port, "/", forged)];
    expect(nonceOf(one)).toMatch(/^[\w-]{22}$/);
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(JSON.parse(one.body)).toMatchObject({
      "x-nonce": nonceOf(one),
      "content-security-policy": policyOf(one),
    });
    expect(policyOf(one)).not.toMatch(/script-src[^;]*unsafe/);
  });

  it("is for pages: data may load nothing at all, and a file's own policy stands", async () => {
    const port = await house(development);
    expect(policyOf(await ask(port, "/api/v1/tickets"))).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(nonceOf(await ask(port, "/api/docs"))).toBeDefined();
    server?.close();
    const file = await house(development, { "content-security-policy": "sandbox" });
    expect(policyOf(await ask(file, "/api/attachments/1"))).toBe("sandbox");
  });
});

describe("who asks", () => {
  const seen = async (port: number, headers: Record<string, string>) =>
    JSON.parse((await ask(port, "/", headers)).body) as Record<string, string>;
  const claims = {
    host: "localhost",
    "x-forwarded-for": "198.51.100.7, 203.0.113.9",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "127.0.0.1",
    "x-real-ip": "198.51.100.7",
    forwarded: "for=198.51.100.7",
  };

  it("is the other end of the connection while no proxy is trusted", async () => {
    const port = await house({ ...development, TRUSTED_PROXIES: "" });
    const headers = await seen(port, claims);
    expect(headers).toMatchObject({
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
      "x-forwarded-host": "localhost",
    });
    expect(headers).not.toHaveProperty("forwarded");
    expect(headers).not.toHaveProperty("x-real-ip");
  });

  it("is what the trusted proxy met: what a visitor wrote before it is not believed", async () => {
    const port = await house(development);
    expect(await seen(port, claims)).toMatchObject({
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "127.0.0.1",
    });
  });

  it("is looked for behind every trusted network of a chain", async () => {
    const port = await house({ ...development, TRUSTED_PROXIES: "loopback, 203.0.113.0/24" });
    expect(await seen(port, claims)).toMatchObject({ "x-forwarded-for": "198.51.100.7" });
  });
});

describe("a body", () => {
  const over = String(1024 * 1024 + 1);

  it.each(["/api/auth/callback/credentials", "/reset/send", "/tickets/7", "/requests/new"])(
    "of more than 1 MB is refused at %s, whatever becomes of it",
    async (path) => {
      const port = await house(development);
      const { status, headers, body } = await ask(port, path, { "content-length": over }, "POST");
      expect([status, headers.connection]).toEqual([413, "close"]);
      expect(body).toContain("1 MB");
      expect((await ask(port, path, { "content-length": "0" }, "POST")).status).toBe(200);
    },
  );

  it("is not let in by an address that only begins like one of those", async () => {
    const port = await house(development);
    for (const path of ["/api/v1/../auth/callback/credentials", "/api/v1/%2e%2e/auth/callback/credentials"])
      expect((await ask(port, path, { "content-length": over }, "POST")).status, path).toBe(413);
  });

  it("that does not say its length is asked for it", async () => {
    const port = await house(development);
    const chunked = { "transfer-encoding": "chunked" };
    const { status, body } = await ask(port, "/api/auth/callback/credentials", chunked, "POST");
    expect([status, body]).toEqual([411, expect.stringContaining("Content-Length")]);
  });

  it.each([
    "/api/inbound/mime",
    "/api/v1/tickets",
    "/requests/new/send",
    "/requests/1204/answer?again=1",
    "/settings/brand/logo",
  ])("is counted by the route itself at %s", async (path) => {
    const port = await house(development);
    expect((await ask(port, path, { "transfer-encoding": "chunked" }, "POST")).status).toBe(200);
  });
});

it("a request has an id in its answer: the trusted proxy's, or one of ours", async () => {
  const claim = { host: "localhost", "x-request-id": "proxy-7f3a" };
  const trusting = await ask(await house(development), "/", claim);
  expect(trusting.headers["x-request-id"]).toBe("proxy-7f3a");
  server?.close();
  const port = await house({ ...development, TRUSTED_PROXIES: "" });
  const [one, other] = [await ask(port, "/", claim), await ask(port, "/", claim)];
  expect(one.headers["x-request-id"]).toMatch(/^[0-9a-f]{10}$/);
  expect(one.headers["x-request-id"]).not.toBe(other.headers["x-request-id"]);
});

it("an address without a slash is no page of ours", async () => {
  const port = await house(development);
  expect((await ask(port, "http://evil.test/", { host: "localhost" })).status).toBe(400);
});
