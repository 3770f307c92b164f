import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";

export type ReverseProxy = { port: number; close(): Promise<void> };

/**
 * What stands before the product in production: says who asks and by which scheme, spreads requests over the processes
 * in turn, and asks the next one where one takes no connection. With `tls` it speaks https, by a key made for tests.
 */
export async function openReverseProxy(targets: number[], { tls = false } = {}): Promise<ReverseProxy> {
  let turn = 0;
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const first = turn++;
    const order = targets.map((_, index) => targets[(first + index) % targets.length] ?? 0);
    forward(asked, answer, order, tls ? "https" : "http");
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
      }),
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, order: number[], scheme: string): void {
  const [port, ...others] = order;
  const headers = {
    ...asked.headers,
    "x-forwarded-for": asked.socket.remoteAddress,
    "x-forwarded-proto": scheme,
    "x-forwarded-host": asked.headers.host,
  };
  const { method, url: path } = asked;
  const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  // Nothing of the body is read before somebody takes it, so that another may be asked.
  sent.once("socket", (socket) => socket.once("connect", () => asked.pipe(sent)));
  sent.once("response", (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
    got.once("error", () => answer.destroy());
  });
  sent.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNREFUSED" && others.length > 0) return forward(asked, answer, others, scheme);
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end(error.message);
  });
  answer.once("close", () => sent.destroy());
}
