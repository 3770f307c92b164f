import { randomUUID } from "node:crypto";
import type { Entrance } from "../../architecture/list-entrances";
import { actionRequest, answerOf } from "./actions";
import type { Actor } from "./cast";

/**
 * What somebody gets: in, where what he sent is done or found wrong in itself, or one of the ways of being kept out. A
 * failure is none of them.
 */
export type Outcome =
  | "open"
  | "invalid"
  | "conflict"
  | "sign in first"
  | "forbidden"
  | "not found"
  | "failed";
export type Got = { outcome: Outcome; text: string; said: string };

/** Asks an entrance as somebody, and tells what came. @param input of an action, or of an operation that changes something */
export async function ask(entrance: Entrance, actor: Actor, path: string, input?: object): Promise<Got> {
  const [address, call] =
    entrance.kind === "action" ? actionRequest(entrance, input) : [path, plain(entrance, input)];
  const headers = {
    "sec-fetch-dest": "document",
    origin: process.env.E2E_URL ?? "",
    ...call.headers,
    ...actor.headers,
  };
  const response = await fetch(`${process.env.E2E_URL}${address}`, { ...call, headers, redirect: "manual" });
  return read(entrance, response);
}

function plain({ kind, name: method }: Entrance, input?: object): RequestInit {
  if (kind === "page") return {};
  const json = "application/json";
  if (kind === "route") return { method, headers: { accept: json }, body: input && formOf(input) };
  const once = { "idempotency-key": randomUUID(), "if-match": '"1"' };
  return { method, headers: { "content-type": json, ...once }, body: input && JSON.stringify(input) };
}

function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return form;
}

async function read({ kind }: Entrance, response: Response): Promise<Got> {
  const { status, headers } = response;
  const location = headers.get("location") ?? headers.get("x-action-redirect") ?? "";
  const isEndless = headers.get("content-type")?.startsWith("text/event-stream");
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? "" : await response.text();
  const answer = kind === "action" ? answerOf(text) : null;
  const code = answer?.validationErrors ? "invalid" : answer?.serverError?.code;
  return {
    outcome: outcomeOf(status, location, code),
    text,
    said: [status, location, code].filter(Boolean).join(" "),
  };
}

function outcomeOf(status: number, location: string, code = ""): Outcome {
  if (status >= 500 || code === "unexpected") return "failed";
  // A request's page leads whoever has no part in it to where a new link is mailed.
  if (status === 401 || code === "unauthenticated" || /^\/(sign-in\b|r\/ended$)/.test(pathOf(location)))
    return "sign in first";
  if (status === 403 || code === "forbidden") return "forbidden";
  if (status === 404 || code === "not_found") return "not found";
  return code === "invalid" || code === "conflict" ? code : "open";
}

function pathOf(location: string): string {
  return location.startsWith("http") ? new URL(location).pathname : location;
}

/** Runs all of them, so many at a time. */
export async function inBatches<One>(
  all: One[],
  run: (one: One) => Promise<void>,
  atOnce = 8,
): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await run(one);
    }),
  );
}
