import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import createClient from "openapi-fetch";
import { afterAll, beforeAll } from "vitest";
import { createApi } from "../../../lib/api/create-api";
import type { Actor } from "../../../lib/core/actor";
import { clientNetwork } from "../../../lib/web/client-network";
import { fileResponse } from "../../../lib/web/file-response";
import { ensureSameOrigin } from "../../../lib/web/same-origin";
import type { paths } from "../client/schema";

export type ServedApi = Awaited<ReturnType<typeof serveApi>>;

/** The API over real HTTP, with the generated client: up before a file's first test, and down after its last. */
export function servedApi(): ServedApi {
  const served = {} as ServedApi;
  beforeAll(async () => void Object.assign(served, await serveApi()));
  afterAll(() => served.close());
  return served;
}

async function serveApi() {
  const session: { actor: Actor | null } = { actor: null };
  const api = createApi({
    sessionActor: async () => session.actor,
    ensureSameOrigin,
    network: clientNetwork,
    file: fileResponse,
  });
  const server = createServer(async (incoming, outgoing) => {
    const response = await api.fetch(requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body) return outgoing.end();
    await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(() => {});
  });
  const base = await listen(server);
  return {
    base,
    /** Who is signed in with the cookie, for calls without a token. */
    signIn: (actor: Actor | null) => {
      session.actor = actor;
    },
    client: (token?: string, headers: Record<string, string> = {}) =>
      createClient<paths>({
        baseUrl: base,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = !["GET", "HEAD"].includes(method);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
    ...(hasBody ? { body: Readable.toWeb(incoming) as never, duplex: "half" } : {}),
  } as RequestInit);
}
