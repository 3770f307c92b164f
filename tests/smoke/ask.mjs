/**
 * Whether a freshly started stack answers as the product should: `node tests/smoke/ask.mjs <address> <mail host:port>`.
 * For what runs elsewhere: a compose stack, a container, a staging server.
 */
import { once } from "node:events";
import net from "node:net";
import { createChecks } from "../prove/lib/report.mjs";

const [base = "http://localhost:3000", mail = "localhost:2525"] = process.argv.slice(2);
const { check, conclude } = createChecks();

const health = await fetch(`${base}/api/health/ready`);
const state = await health.json();
check("it says that it is ready", health.status === 200 && state.ready === true, state);
check("its migrations have run", state.migrations === "ok", state);

const page = await fetch(`${base}/sign-in`, { redirect: "follow" });
const html = await page.text();
check("a page is there", page.status === 200 && html.includes("</html>"), page.status);
const policy = page.headers.get("content-security-policy") ?? "";
check("the page has a policy with a nonce", /script-src 'self' 'nonce-[\w-]+'/.test(policy), policy);
const file = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "/none";
const script = await fetch(base + file);
check(
  "its scripts are there for good",
  script.headers.get("cache-control")?.includes("immutable") === true,
  file,
);

check(
  "the mail listener refuses strangers' addresses",
  (await say(["EHLO smoke.test", "MAIL FROM:<a@far.test>", "RCPT TO:<nobody@nowhere.test>"])).startsWith(
    "550",
  ),
);
conclude();

/** @param {string[]} lines @returns {Promise<string>} the answer to the last */
async function say(lines) {
  const [host = "localhost", port = "2525"] = mail.split(":");
  const socket = net.connect(Number(port), host);
  socket.setEncoding("utf8");
  let answer = await reply(socket);
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answer = await reply(socket);
  }
  socket.end("QUIT\r\n");
  return answer;
}

/** @param {net.Socket} socket */
async function reply(socket) {
  let text = "";
  while (!/^\d{3} .*\r\n$/m.test(text)) text += (await once(socket, "data"))[0];
  return text.split("\r\n").at(-2) ?? "";
}
