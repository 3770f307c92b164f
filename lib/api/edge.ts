import type { Actor } from "@/lib/core/actor";

/** What only the process that serves pages knows: lib/web gives it, for the API stands below it and knows no page. */
export type Edge = {
  /** Who is signed in with the request's cookie; null for nobody. */
  sessionActor: () => Promise<Actor | null>;
  /** @throws AppError `forbidden` when another site sends the request */
  ensureSameOrigin: (request: Request) => void;
  /** The network that a request came from, as a key for rate limits. */
  network: (headers: Headers) => string;
  /** A stored file as an answer that no browser can be harmed by. */
  file: (stored: { name: string; mediaType: string; storageKey: string }) => Promise<Response>;
};

/** What the application keeps with a request. */
export type ApiEnv = { Variables: { edge: Edge } };

/** The same once somebody is known to ask. */
export type CallerEnv = { Variables: ApiEnv["Variables"] & { actor: Actor } };
