import { readFileSync } from "node:fs";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";

export type ReverseProxy = { port: number; close(): Promise<void> };

/**
 * What stands before the product in production: says who asks and by which scheme, keeps its connections, spreads
 * requests over the processes in turn, and asks the next one where one takes none, or closes it without an answer to what
 * may be repeated (nginx: proxy_next_upstream error). With `tls` it speaks https, by a key made for tests.
 */
export async function openReverseProxy(targets: number[], { tls = false } = {}): Promise<ReverseProxy> {
  let turn = 0;
  const agent = new Agent({ keepAlive: true });
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const first = turn++;
    const order = targets.map((_, index) => targets[(first + index) % targets.length] ?? 0);
    forward(asked, answer, { order, scheme: tls ? "https" : "http", agent });
  };
  const pem = readFileSync(path.join(import.meta.dirname, "localhost.pem"));
  const server = tls ? createSecureServer({ key: pem, cert: pem }, pass) : createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

type Way = { order: number[]; scheme: string; agent: Agent };

function forward(asked: IncomingMessage, answer: ServerResponse, { order, scheme, agent }: Way): void {
  const [port, ...others] = order;
  const headers = {
    ...asked.headers,
    connection: "keep-alive",
    "x-forwarded-for": asked.socket.remoteAddress,
    "x-forwarded-proto": scheme,
    "x-forwarded-host": asked.headers.host,
  };
  const { method, url: path } = asked;
  const sent = request({ host: "127.0.0.1", port, method, path, headers, agent });
  const isRead = method === "GET" || method === "HEAD";
  sent.once("socket", (socket) => {
    if (isRead) sent.end();
    // Nothing of the body is read before somebody takes it, so that another may be asked.
    else if (socket.connecting) socket.once("connect", () => asked.pipe(sent));
    else asked.pipe(sent);
  });
  sent.once("response", (got) => {
    const { connection: _hop, "keep-alive": _also, ...passed } = got.headers;
    answer.writeHead(got.statusCode ?? 502, passed);
    got.pipe(answer);
    got.once("error", () => answer.destroy());
  });
  sent.once("error", (error: NodeJS.ErrnoException) => {
    if (answer.headersSent) return void answer.destroy();
    const untouched = error.code === "ECONNREFUSED" || isRead;
    if (untouched && others.length > 0) return forward(asked, answer, { order: others, scheme, agent });
    answer.writeHead(502).end(`${error.code}: ${error.message}`);
  });
  answer.once("close", () => sent.destroy());
}
