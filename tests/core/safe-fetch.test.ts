import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOpenAddress, isWithin } from "../../lib/core/outbound-address";
import { OutboundError, outboundFault, safeFetch } from "../../lib/core/safe-fetch";

let server: http.Server;
let port: number;
let seen: { method: string | undefined; headers: http.IncomingHttpHeaders; body: string }[] = [];
beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method, headers: request.headers, body });
    if (request.url === "/moved") return void response.writeHead(302, { location: "/" }).end();
    if (request.url === "/large") return void response.end("x".repeat(5000));
    if (request.url === "/never") return;
    if (request.url === "/drip") return void response.write("a little");
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.end(request.url === "/empty" ? "" : '{"fine":true}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (path: string, host = "id.northwind.test") => `http://${host}:${port}${path}`;
const here = { allow: ["id.northwind.test"], resolve: async () => ["127.0.0.1"] };
const fault = (sent: Promise<unknown>) => sent.then(() => "answered", outboundFault);

describe("a request to an address that somebody typed", () => {
  it("sends what it is given and gives what came back", async () => {
    seen = [];
    const body = new URLSearchParams({ code: "a b" });
    const answer = await safeFetch(at("/"), { method: "POST", body, headers: { "x-own": "1" } }, here);
    expect(await answer.json()).toEqual({ fine: true });
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(seen).toMatchObject([
      {
        method: "POST",
        body: "code=a+b",
        headers: {
          host: `id.northwind.test:${port}`,
          "x-own": "1",
          "content-type": expect.stringContaining("application/x-www-form-urlencoded"),
        },
      },
    ]);
    expect((await safeFetch(at("/empty"), {}, here)).body).toBeNull();
  });

  it.each(["127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])(
    "goes to no %s, however it is written",
    async (host) => {
      expect(await fault(safeFetch(at("/", host), {}, { allow: [] }))).toBe("address");
    },
  );

  it("goes to no name of which one address lies inside", async () => {
    for (const inside of ["10.0.0.1", "169.254.169.254", "fd00::1"]) {
      const options = { allow: [], resolve: async () => ["93.184.216.34", inside] };
      expect(await fault(safeFetch("https://id.northwind.test/", {}, options)), inside).toBe("address");
    }
  });

  it("looks a name up once: what it means a moment later is not asked", async () => {
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? ["127.0.0.1"] : ["203.0.113.9"]);
    expect((await safeFetch(at("/"), {}, { allow: ["127.0.0.0/8"], resolve })).status).toBe(200);
    expect(asked).toBe(1);
  });

  it("goes without https only where the operator allows", async () => {
    const open = { allow: [], resolve: async () => ["93.184.216.34"] };
    expect(await fault(safeFetch("http://id.northwind.test/", {}, open))).toBe("scheme");
    const other = { ...open, allow: ["other.test", "10.0.0.0/8"] };
    expect(await fault(safeFetch("http://id.northwind.test/", {}, other))).toBe("scheme");
    expect(await fault(safeFetch("ftp://id.northwind.test/", {}, here))).toBe("scheme");
  });

  it("follows no redirect", async () => {
    expect(await fault(safeFetch(at("/moved"), {}, here))).toBe("redirect");
  });

  it("reads no more and waits no longer than it may", async () => {
    expect(await fault(safeFetch(at("/large"), {}, { ...here, mostBytes: 4096 }))).toBe("large");
    for (const path of ["/never", "/drip"]) {
      expect(await fault(safeFetch(at(path), {}, { ...here, seconds: 0.2 })), path).toBe("slow");
    }
    const resolve = () => new Promise<string[]>(() => {});
    expect(await fault(safeFetch(at("/"), {}, { ...here, seconds: 0.2, resolve }))).toBe("slow");
    expect(await fault(safeFetch(at("/"), { signal: AbortSignal.abort() }, here))).toBe("slow");
  });

  it("says that nobody answers", async () => {
    expect(await fault(safeFetch("http://id.northwind.test:1/", {}, here))).toBe("unreachable");
    const resolve = async () => {
      throw new Error("ENOTFOUND");
    };
    expect(await fault(safeFetch(at("/"), {}, { ...here, resolve }))).toBe("unreachable");
    expect(await fault(safeFetch(at("/"), {}, { ...here, resolve: async () => [] }))).toBe("unreachable");
  });

  it("is found behind the error of who sent it", () => {
    expect(outboundFault(new Error("a library's", { cause: new OutboundError("slow") }))).toBe("slow");
    expect(outboundFault(new Error("another"))).toBeNull();
  });
});

describe("the open Internet", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:4700::1111"])("has %s", (address) => {
    expect(isOpenAddress(address)).toBe(true);
  });

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:0:a00:1::",
    "2001:db8::1",
    "fc00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "not an address",
  ])("has not %s", (address) => {
    expect(isOpenAddress(address)).toBe(false);
  });

  it("is widened by addresses and networks of their own kind", () => {
    expect(isWithin("10.1.2.3", "10.0.0.0/8")).toBe(true);
    expect(isWithin("::ffff:10.1.2.3", "10.0.0.0/8")).toBe(true);
    expect(isWithin("10.1.2.3", "10.1.2.3")).toBe(true);
    expect(isWithin("fd00::1", "fd00::/8")).toBe(true);
    expect(isWithin("11.0.0.1", "10.0.0.0/8")).toBe(false);
    expect(isWithin("fd00::1", "10.0.0.0/8")).toBe(false);
    expect(isWithin("10.1.2.3", "id.northwind.test")).toBe(false);
  });
});
