import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Adapter, type AdapterPayload } from "oidc-provider";

type Claims = Record<string, unknown>;
/** What a provider says in a token instead of the truth, and by which key it signs that. */
export type Tamper = (claims: Claims) => { claims: Claims; key?: KeyObject };

export const client = { clientId: "helpdesk", clientSecret: "a secret between the two" };
const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
/** Made once: a key takes a while. */
const ownKey = rsa();
export const foreignKey = rsa();

/**
 * A real provider (oidc-provider) on loopback. It knows whoever is in `people`, by his name there, and asks who one is on
 * a page of its own; with `present` set it takes that for the answer.
 * @param helpdesk where the installation is that it knows
 */
export async function openIdentityProvider(helpdesk = "http://localhost:3999") {
  const people = new Map<string, Claims>();
  const state: { present: string | null; tamper: Tamper | null; asked: URLSearchParams[] } = {
    present: null,
    tamper: null,
    asked: [],
  };
  const server = http.createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = makeProvider(issuer, helpdesk, people);
  const answer = provider.callback();

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") state.asked.push(url.searchParams);
    if (url.pathname === "/token" && state.tamper) tamperWith(response, state.tamper);
    if (url.pathname === "/favicon.ico") return response.writeHead(204).end();
    if (!url.pathname.startsWith("/interaction/")) return answer(request, response);
    const typed = request.method === "POST" ? new URLSearchParams(await bodyOf(request)).get("person") : null;
    const accountId = typed ?? state.present;
    if (accountId === "nobody") {
      return provider.interactionFinished(request, response, { error: "access_denied" });
    }
    if (accountId) return provider.interactionFinished(request, response, { login: { accountId } });
    response.setHeader("content-type", "text/html");
    response.end(page);
  }

  return {
    issuer,
    people,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>;

function makeProvider(issuer: string, helpdesk: string, people: Map<string, Claims>): Provider {
  return new Provider(issuer, {
    adapter: Memory,
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        // One for each provider that is set up there: ids grow from test to test.
        redirect_uris: Array.from({ length: 500 }, (_, id) => `${helpdesk}/sign-in/with/${id + 1}/callback`),
      },
    ],
    jwks: { keys: [{ ...ownKey.export({ format: "jwk" }), kid: "own", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["only for tests"] },
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "preferred_username"],
      groups: ["groups"],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => {
      const claims = people.get(accountId);
      return claims && { accountId, claims: () => ({ sub: accountId, ...claims }) };
    },
    // Nobody is asked whether the helpdesk may know his name.
    loadExistingGrant: async (context) => {
      const { client: asking, session, provider: own } = context.oidc;
      const grant = new own.Grant({ clientId: asking?.clientId, accountId: session?.accountId });
      grant.addOIDCScope("openid email profile groups");
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
  });
}

/** What it remembers, of all its kinds of things: its own warns that it does not last. */
class Memory implements Adapter {
  readonly #kept = new Map<string, AdapterPayload>();

  async upsert(id: string, payload: AdapterPayload) {
    this.#kept.set(id, payload);
  }
  async find(id: string) {
    return this.#kept.get(id);
  }
  async findByUid(uid: string) {
    return [...this.#kept.values()].find((one) => one.uid === uid);
  }
  async findByUserCode() {
    return undefined;
  }
  async consume(id: string) {
    const kept = this.#kept.get(id);
    if (kept) kept.consumed = Math.floor(Date.now() / 1000);
  }
  async destroy(id: string) {
    this.#kept.delete(id);
  }
  async revokeByGrantId(grantId: string) {
    for (const [id, one] of this.#kept) if (one.grantId === grantId) this.#kept.delete(id);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

/** Has the answer carry another ID token than the provider made. */
function tamperWith(response: ServerResponse, tamper: Tamper): void {
  const end = response.end.bind(response);
  response.end = ((body: string) => {
    const answer = JSON.parse(body);
    if (!answer.id_token) return end(body);
    const [, part = ""] = answer.id_token.split(".");
    const { claims, key = ownKey } = tamper(JSON.parse(Buffer.from(part, "base64url").toString()));
    const text = JSON.stringify({ ...answer, id_token: signed(claims, key) });
    response.setHeader("content-length", Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}

function signed(claims: Claims, key: KeyObject): string {
  const parts = [{ alg: "RS256", kid: "own" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const text = parts.join(".");
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

const page = `<!doctype html><html lang="en"><title>Northwind ID</title><h1>Northwind ID</h1>
<form method="post"><label>Who are you? <input name="person"></label><button>Continue</button></form></html>`;

/**
 * Goes to a provider as a browser does, with its cookies, until it sends one back.
 * @returns what it put behind the address
 */
export async function visit(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = address;
  for (let step = 0; step < 8; step++) {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split("=", 2) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`the provider went no further: ${answer.status} ${await answer.text()}`);
    const next = new URL(location, url);
    if (next.pathname.startsWith("/sign-in/with/")) return next.search;
    url = next.href;
  }
  throw new Error("the provider goes in a circle");
}
