import { readFileSync } from "node:fs";
import type { Entrance } from "../../architecture/list-entrances";

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};
/** Where an action is posted to, and the name by which Next knows it. */
type Target = { id: string; path: string };

export type Answer = {
  serverError?: { code: string };
  validationErrors?: { fieldErrors: Record<string, unknown> };
  data?: Record<string, unknown>;
};

const built: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));

/** @throws for an action that no page of the build calls */
function targetOf({ file, name }: Pick<Entrance, "file" | "name">): Target {
  const found = Object.entries(built.node).find(
    ([, { filename, exportedName }]) => filename === file && exportedName === name,
  );
  const worker = Object.keys(found?.[1].workers ?? {})[0];
  if (!found || worker === undefined)
    throw new Error(`${file}: no page calls ${name}, or the build is older than the file`);
  const parts = worker.split("/").slice(1, -1);
  const path = parts.filter((part) => !part.startsWith("(")).join("/");
  return { id: found[0], path: `/${path.replace(/\[[^\]]+\]/g, "1")}` };
}

/**
 * The request that a browser's scripts make, past every button.
 * @param input what it takes: of an action that takes values, its first; of a form's, the fields
 */
export function actionRequest(
  action: Pick<Entrance, "file" | "name">,
  input: object = {},
): [string, RequestInit] {
  const { id, path } = targetOf(action);
  const body = new FormData();
  // Both ways at once: an action reads the first value, a form's the second. Its fields carry its number and come
  // first, for what reads the values finds only those that are there already.
  for (const [name, value] of Object.entries(input)) body.set(`_1_${name}`, String(value));
  body.set("0", JSON.stringify([input, "$K1"]));
  const headers = { "next-action": id, accept: "text/x-component", origin: process.env.E2E_URL ?? "" };
  return [path, { method: "POST", headers, body }];
}

/** What an action answered, out of what React streams; null where it led somewhere else. */
export function answerOf(text: string): Answer | null {
  const line = /^1:(\{.*)$/m.exec(text)?.[1];
  return line ? JSON.parse(line) : null;
}
