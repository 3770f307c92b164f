import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { env } from "./env";
import { isOpenAddress, isWithin } from "./outbound-address";

/** Why nothing came back; `address` and `scheme` were refused by us before anything was sent. */
export type OutboundFault = "scheme" | "address" | "redirect" | "large" | "slow" | "unreachable";

export class OutboundError extends Error {
  override readonly name = "OutboundError";
  constructor(
    readonly fault: OutboundFault,
    cause?: unknown,
  ) {
    super(`an outgoing request failed: ${fault}`, { cause });
  }
}

type Options = {
  /** As OUTBOUND_ALLOW has them. */
  allow?: readonly string[];
  /** For all of it, the body's last octet included. */
  seconds?: number;
  mostBytes?: number;
  /** Every address of a host name. */
  resolve?: (host: string) => Promise<string[]>;
};

const redirects = [301, 302, 303, 307, 308];

/**
 * `fetch` for addresses that somebody typed: over https to the open Internet alone, and to what the operator allows.
 * The name is looked up once, each of its addresses is held against the rule, and the connection goes to one of those:
 * a name that means another address a moment later (DNS rebinding) changes nothing. Redirects are not followed, for
 * they would be asked for again from the start; time and body are bounded.
 * @throws OutboundError
 */
export async function safeFetch(
  address: string | URL,
  init: RequestInit = {},
  {
    allow = env().OUTBOUND_ALLOW,
    seconds = 5,
    mostBytes = 1024 * 1024,
    resolve = everyAddress,
  }: Options = {},
): Promise<Response> {
  const timer = AbortSignal.timeout(seconds * 1000);
  const signal = init.signal ? AbortSignal.any([timer, init.signal]) : timer;
  const asked = new Request(address, { ...init, signal });
  const url = new URL(asked.url);
  try {
    const addresses = await inTime(addressesOf(url, resolve), signal);
    ensureAllowed(url, addresses, allow);
    const body = Buffer.from(await asked.arrayBuffer());
    return await send(url, { asked, body, addresses, signal, mostBytes });
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(signal.aborted ? "slow" : "unreachable", error);
  }
}

/** The fault behind an error of a library that was given `safeFetch`; null for one of another kind. */
export function outboundFault(error: unknown): OutboundFault | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof OutboundError) return one.fault;
  }
  return null;
}

async function everyAddress(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$|\.$/g, "");
}

async function addressesOf(url: URL, resolve: (host: string) => Promise<string[]>): Promise<string[]> {
  const host = hostOf(url);
  return isIP(host) ? [host] : resolve(host);
}

/** All of them: which one a connection takes is not ours to say. */
function ensureAllowed(url: URL, addresses: string[], allow: readonly string[]): void {
  const named = (one: string) =>
    allow.some((entry) => entry.toLowerCase() === hostOf(url) || isWithin(one, entry));
  if (addresses.length === 0) throw new OutboundError("unreachable");
  if (!addresses.every((one) => isOpenAddress(one) || named(one))) throw new OutboundError("address");
  // Unsealed only where the operator knows the way.
  const sealed = url.protocol === "https:" || (url.protocol === "http:" && addresses.every(named));
  if (!sealed) throw new OutboundError("scheme");
}

type Sending = {
  asked: Request;
  body: Buffer;
  addresses: string[];
  signal: AbortSignal;
  mostBytes: number;
};

function send(url: URL, { asked, body, addresses, signal, mostBytes }: Sending): Promise<Response> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const { protocol, hostname, port, pathname, search } = url;
  return new Promise((done, fail) => {
    const request = (protocol === "https:" ? https : http).request({
      ...{ protocol, hostname: hostname.replace(/^\[|\]$/g, ""), port, path: pathname + search, signal },
      method: asked.method,
      headers: {
        ...Object.fromEntries(asked.headers),
        "accept-encoding": "identity",
        ...(body.length > 0 ? { "content-length": body.length } : {}),
      },
      // A connection of its own: one that is kept open was made to an address that nobody looked at now.
      agent: false,
      lookup: (_host, options, answer) => {
        const [first] = found;
        if (options.all) answer(null, found);
        else answer(null, first?.address ?? "", first?.family);
      },
    });
    request.on("error", fail);
    request.once("response", (answer) => readAnswer(answer, mostBytes).then(done, fail));
    request.end(body);
  });
}

async function readAnswer(answer: http.IncomingMessage, mostBytes: number): Promise<Response> {
  const status = answer.statusCode ?? 0;
  try {
    if (redirects.includes(status)) throw new OutboundError("redirect");
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer) {
      size += chunk.length;
      if (size > mostBytes) throw new OutboundError("large");
      chunks.push(chunk);
    }
    const headers = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value);
    }
    return new Response(chunks.length > 0 ? new Uint8Array(Buffer.concat(chunks)) : null, {
      status,
      headers,
    });
  } finally {
    answer.destroy();
  }
}

function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((done, fail) => {
    const late = () => fail(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener("abort", late, { once: true });
    work.then(done, fail).finally(() => signal.removeEventListener("abort", late));
  });
}
