import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../bin/lib/ports.mjs";
import { openReverseProxy, type ReverseProxy } from "../support/reverse-proxy";
import { hearing } from "./support/desk";
import { admin } from "./support/people";
import { type Running, ready, root, run } from "./support/processes";
import { expect, test } from "./support/test";

// The same build and database once more as production has them: APP_ENV=production, behind a proxy that speaks https.
let web: Running;
let proxy: ReverseProxy;
let port: number;
let home: string;
const metricsToken = "a token for Prometheus";

test.beforeAll(async () => {
  port = await freePort();
  proxy = await openReverseProxy([port], { tls: true });
  home = `https://localhost:${proxy.port}`;
  const logs = path.join(root, "test-results");
  mkdirSync(logs, { recursive: true });
  const env = {
    ...JSON.parse(process.env.E2E_ENV ?? "{}"),
    APP_ENV: "production",
    APP_URL: home,
    PORT: String(port),
    WEB_HOST: "127.0.0.1",
    TRUSTED_PROXIES: "loopback",
    SHUTDOWN_DELAY: "0",
    METRICS_TOKEN: metricsToken,
  };
  web = run("web-in-production", ["web"], env, logs);
  await ready(web, async () => (await fetch(`http://127.0.0.1:${port}/api/health/ready`)).ok);
});

test.afterAll(async () => {
  await proxy.close();
  await web.stop();
});

test("over https an agent signs in and works, by cookies of this host alone", async ({ open }) => {
  const page = await open(null, { ignoreHTTPSErrors: true, baseURL: home });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  const heard = hearing(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox/);
  await heard;
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name.endsWith("session"))).toMatchObject({
    name: "__Host-helpdesk-session",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
  });
  expect(cookies.filter(({ secure }) => !secure).map(({ name }) => name)).toEqual([]);
});

test("every page has the headers of production, and its policy stops what was not sent by us", async ({
  open,
  trouble,
}) => {
  const page = await open(null, { ignoreHTTPSErrors: true, baseURL: home });
  for (const address of ["/", "/sign-in", "/help/en", "/api/docs", "/requests/new", "/no/such/page"]) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers, address).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1];
    expect(policy, address).not.toMatch(/script-src[^;]*unsafe/);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    if (answer.status() < 300) expect(scripts.length, address).toBeGreaterThan(0);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      address,
    ).toEqual([]);
  }

  trouble.allow(/Content Security Policy/);
  await page.goto("/sign-in");
  const ran = await page.evaluate(async () => {
    const planted = document.createElement("div");
    planted.innerHTML = `<img src="x:" onerror="window.planted = 1"><style>body { display: none }</style>`;
    document.body.append(planted);
    await new Promise((resolve) =>
      document.addEventListener("securitypolicyviolation", resolve, { once: true }),
    );
    return [Object.hasOwn(window, "planted"), getComputedStyle(document.body).display];
  });
  expect(ran).toEqual([false, "block"]);
  expect(trouble.found.length).toBeGreaterThan(0);
});

test("static files are hashed, compressed and kept for good", async ({ open }) => {
  const page = await open(null, { ignoreHTTPSErrors: true, baseURL: home });
  const text = await (await page.request.get("/sign-in")).text();
  const [file = ""] = text.match(/\/_next\/static\/[^"]+\.js/) ?? [];
  expect(file).toMatch(/[\w-]{8,}\.js$/);
  const answer = await page.request.get(file, { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-encoding": "gzip",
  });
});

test("past the proxy nothing but its probe is answered", async () => {
  const ask = (address: string, init: RequestInit = {}) =>
    fetch(`http://localhost:${port}${address}`, { redirect: "manual", ...init });
  const redirect = await ask("/sign-in?a=b");
  expect([redirect.status, redirect.headers.get("location")]).toEqual([
    308,
    `https://localhost:${port}/sign-in?a=b`,
  ]);
  expect((await ask("/sign-in", { method: "POST", body: "x" })).status).toBe(403);
  expect((await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" })).status).toBe(421);
  const health = await fetch(`http://127.0.0.1:${port}/api/health/ready`);
  expect(await health.json()).toMatchObject({ ready: true, database: "ok", migrations: "ok", redis: "off" });
});

test("Prometheus gets its numbers with its token, and nobody else does", async ({ open }) => {
  const page = await open(null, { ignoreHTTPSErrors: true, baseURL: home });
  await page.request.get("/sign-in");
  const ask = (token: string) =>
    page.request.get("/api/metrics", { headers: { authorization: `Bearer ${token}` } });
  expect((await ask("another token")).status()).toBe(401);
  const answer = await ask(metricsToken);
  expect(answer.headers()["content-type"]).toMatch(/^text\/plain/);
  const text = await answer.text();
  for (const line of [
    /^helpdesk_http_request_seconds_count\{method="GET",kind="page",status="2xx"\} [1-9]/m,
    /^helpdesk_database_connections\{state="idle"\} \d+$/m,
    /^helpdesk_queue_jobs\{queue="mail-out",state="waiting"\} \d+$/m,
    /^helpdesk_queue_lag_seconds \d+$/m,
    /^helpdesk_mail_out_waiting \d+$/m,
    /^helpdesk_mail_in_quarantined \d+$/m,
    /^helpdesk_clocks_running \d+$/m,
    /^helpdesk_live_streams \d+$/m,
    /^nodejs_eventloop_lag_seconds /m,
  ]) {
    expect(text).toMatch(line);
  }
  expect((await fetch(`${process.env.E2E_URL}/api/metrics`)).status).toBe(404);
});

test("one id leads from an answer to what it wrote down", async ({ open, sql }) => {
  const page = await open(null, { ignoreHTTPSErrors: true, baseURL: home });
  const sent = await page.request.post("/requests/new/send", {
    headers: { origin: home, "x-request-id": "from-the-proxy" },
    multipart: {
      name: "Ida",
      email: "ida@trace.test",
      subject: "By one id",
      text: "Please.",
      onceKey: randomUUID(),
    },
    maxRedirects: 0,
  });
  expect(sent.headers()).toMatchObject({ location: "/requests/sent", "x-request-id": "from-the-proxy" });
  const written = await sql`select request_id from events join tickets on tickets.id = ticket_id
    where subject = 'By one id' and name = 'ticket.created'`;
  expect(written).toEqual([{ request_id: "from-the-proxy" }]);
  await expect
    .poll(
      () => sql`select request_id from outbox_mail join outbox_recipients on mail_id = outbox_mail.id
      where address = 'ida@trace.test' and outbox_mail.state = 'sent'`,
    )
    .toEqual([{ request_id: "from-the-proxy" }]);
});
