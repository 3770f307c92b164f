import type { IncomingMessage, ServerResponse } from "node:http";
import onHeaders from "on-headers";
import proxyAddr from "proxy-addr";
import { isClosing } from "@/lib/core/closing";
import type { Env } from "@/lib/core/env";
import { requestId } from "@/lib/core/ids";
import { allowedHosts, hostNameOf } from "./allowed-hosts";
import { bodyFault } from "./body-limits";
import { securityHeaders } from "./security-headers";

/**
 * What only this process may say to itself: Next and our pages believe these, so none is taken from outside. The
 * forwarded ones are written anew from what a trusted proxy says.
 */
const ours = [
  "content-security-policy",
  "content-security-policy-report-only",
  "x-nonce",
  "forwarded",
  "x-real-ip",
];

/**
 * What happens to each request before Next sees it: who asks and how is settled (RFC 7239, but only a trusted proxy
 * is believed), an unknown host and plain http are turned away, and the answer gets its security headers.
 * @returns the request's id in log, events and answer; null where it was answered here
 */
export function openFrontDoor(
  settings: Env,
): (request: IncomingMessage, response: ServerResponse) => string | null {
  const trusts = proxyAddr.compile(settings.TRUSTED_PROXIES);
  const hosts = allowedHosts(settings);
  const secure = settings.APP_URL.startsWith("https:");
  const headersFor = securityHeaders(settings);

  return (request, response) => {
    const path = request.url ?? "/";
    const forwarded = trusts(request.socket.remoteAddress ?? "", 0);
    const host = (forwarded && first(request.headers["x-forwarded-host"])) || (request.headers.host ?? "");
    const scheme = (forwarded && first(request.headers["x-forwarded-proto"])) || "http";
    const client = proxyAddr(request, trusts);
    for (const name of ours) delete request.headers[name];
    request.headers["x-forwarded-for"] = client;
    request.headers["x-forwarded-proto"] = scheme;
    request.headers["x-forwarded-host"] = host;
    const id = (forwarded && wellFormed(request.headers["x-request-id"])) || requestId();
    response.setHeader("x-request-id", id);

    const { headers, policy, nonce } = headersFor(path);
    if (nonce) {
      // Next takes the nonce for its own scripts from here.
      request.headers["content-security-policy"] = policy;
      request.headers["x-nonce"] = nonce;
    }
    onHeaders(response, () => {
      for (const [name, value] of headers) if (!response.hasHeader(name)) response.setHeader(name, value);
      if (!response.hasHeader("content-security-policy"))
        response.setHeader("content-security-policy", policy);
      // Whoever keeps its connection would come back to a process that is about to go.
      if (isClosing()) response.setHeader("connection", "close");
    });

    if (!path.startsWith("/")) return refuse(response, 400, "The address of a request begins with a slash.");
    // As Next will read it: "/api/health/../../inbox" is no probe.
    const leadsTo = URL.parse(path, "http://door")?.pathname ?? path;
    // Probes come by address, in the cluster's own network, without TLS.
    if (leadsTo.startsWith("/api/health/")) return id;
    if (!hosts.has(hostNameOf(host)))
      return refuse(response, 421, "This address is not known here. ALLOWED_HOSTS names those that are.");
    if (secure && scheme !== "https") return insist(request, response, `https://${host}${path}`);
    const fault = bodyFault(request, leadsTo);
    if (!fault) return id;
    // What still comes in is not worth reading.
    response.setHeader("connection", "close");
    return refuse(response, fault.status, fault.sentence);
  };
}

/** Of a chain of proxies the first wrote the leftmost. */
function first(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0]?.split(",")[0]?.trim();
}

/** An id that the proxy gave already, so that its log and ours speak of the same request. */
function wellFormed(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && /^[\w.-]{6,64}$/.test(value) ? value : undefined;
}

function refuse(response: ServerResponse, status: number, sentence: string): null {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${sentence}\n`);
  return null;
}

/** A page is sent to its https address; what carries a body or a key was already readable on the way and is refused. */
function insist(request: IncomingMessage, response: ServerResponse, location: string): null {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || request.headers.authorization) return refuse(response, 403, "Only https is answered here.");
  response.writeHead(308, { location, "cache-control": "no-store" });
  response.end();
  return null;
}
