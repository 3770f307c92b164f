import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";
import { support } from "./support/customer";
import { openLive } from "./support/desk";
import { command } from "./support/processes";
import { expect, test } from "./support/test";

function delivery(subject: string, to = support): string {
  const raw = `From: provider@http.test\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${randomUUID()}@http.test>\r\n\r\nHello\r\n`;
  const envelope = { from: "provider@http.test", to: [to] };
  return JSON.stringify({ envelope, raw: Buffer.from(raw).toString("base64") });
}

async function post(secret: string, payload: string, options: { id?: string; age?: number } = {}) {
  const id = options.id ?? randomUUID();
  const at = new Date(Date.now() - (options.age ?? 0) * 1000);
  return fetch(`${process.env.E2E_URL}/api/inbound/mime`, {
    method: "POST",
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, payload),
    },
    body: payload,
  });
}

test("mail over HTTP needs the mailbox's fresh signature and is stored once", async ({ sql }) => {
  const [address, secret = ""] = (await command("inbound-secret")).split("\t");
  expect(address).toBe(support);
  const count = async (subject: string) => {
    const rows = await sql`select 1 from tickets where subject = ${subject}`;
    return rows.length;
  };
  const forged = await post(
    `whsec_${Buffer.from("somebody else's secret").toString("base64")}`,
    delivery("forged"),
  );
  expect(forged.status).toBe(401);
  expect(await forged.json()).toMatchObject({ title: "unauthenticated" });
  expect((await post(secret, delivery("old"), { age: 360 })).status).toBe(401);
  expect((await post(secret, delivery("stranger", "stranger@far.test"))).status).toBe(404);
  expect((await post(secret, "no JSON")).status).toBe(400);

  const [id, payload] = [randomUUID(), delivery("over HTTP")];
  expect((await post(secret, payload, { id })).status).toBe(202);
  expect((await post(secret, payload, { id })).status).toBe(202);
  expect((await post(secret, delivery("after the replay"))).status).toBe(202);
  await expect.poll(() => count("after the replay")).toBe(1);
  await expect.poll(() => count("over HTTP")).toBe(1);
  expect((await count("forged")) + (await count("old")) + (await count("stranger"))).toBe(0);
});

test("the mail listener takes nothing for strangers and nothing too large", async () => {
  const lines = await converse([
    "EHLO customer.test",
    "MAIL FROM:<sender@smtp.test>",
    "RCPT TO:<nobody@northwind.test>",
    "RCPT TO:<victim@elsewhere.test>",
    "RSET",
    `MAIL FROM:<sender@smtp.test> SIZE=${41 * 1024 * 1024}`,
    "AUTH PLAIN AHVzZXIAcGFzc3dvcmQ=",
    "QUIT",
  ]);
  expect(lines.map((line) => line.slice(0, 3))).toEqual([
    "220",
    "250",
    "250",
    "550",
    "550",
    "250",
    "552",
    "500",
    "221",
  ]);
});

/** One SMTP session by hand: each line waits for the last line of the answer before. @returns those answers */
async function converse(commands: string[]): Promise<string[]> {
  const socket = connect(Number(process.env.E2E_MAIL_PORT), "127.0.0.1");
  const answers: string[] = [];
  for await (const line of createInterface(socket)) {
    if (!/^\d{3} /.test(line)) continue;
    answers.push(line);
    const next = commands.shift();
    if (next) socket.write(`${next}\r\n`);
  }
  return answers;
}

test("the live stream is for people who are signed in, and ends with their session", async ({
  open,
  mara,
}) => {
  test.slow();
  const url = `${process.env.E2E_URL}/api/live`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { cookie: "helpdesk-session=made-up" } })).status).toBe(401);

  const page = await open(mara);
  await openLive(page, "/inbox/open");
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const stream = await fetch(url, { headers: { cookie } });
  expect(stream.status).toBe(200);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("x-accel-buffering")).toBe("no");
  await page.getByRole("button", { name: `Account of ${mara.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  const signedOut = Date.now();
  await stream.text();
  expect(Date.now() - signedOut).toBeLessThan(25_000);
});
