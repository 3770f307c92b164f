import { publicComment } from "./entrances";
import { type Source, sourcesIn } from "./sources";

/** A way in, as its file declares it. */
export type Entrance = {
  kind: "page" | "route" | "action" | "operation";
  file: string;
  /** As a browser or program asks for it, parameters in brackets; of an action, where its file lies. */
  path: string;
  /** The method of a route or operation, the exported name of an action, "GET" of a page. */
  name: string;
  /** A permission, "own", "public", or a scope of the API; null where nothing is declared that this can read. */
  asks: string | null;
};

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

/** Every page, route, action and operation of the API in the tree. */
export function listEntrances(sources = sourcesIn(["app", "components", "lib"], /\.tsx?$/)): Entrance[] {
  return sources.flatMap((source): Entrance[] => {
    const { file, text } = source;
    if (/^app\/(.*\/)?page\.tsx$/.test(file)) return [entrance("page", source, "GET", asksOfPage(text))];
    if (/^app\/.*\/route\.ts$/.test(file)) return routesOf(source);
    if (file.startsWith("lib/api/routes/")) return [operationOf(source)];
    return /^(["'])use server\1;?$/m.test(text) ? actionsOf(source) : [];
  });
}

function entrance(kind: Entrance["kind"], { file }: Source, name: string, asks: string | null): Entrance {
  return { kind, file, path: addressOf(file), name, asks };
}

function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

function asksOfPage(text: string): string | null {
  const asked = /\bawait pageActor\("([\w.]+)"\)/.exec(text)?.[1];
  return asked ?? (publicComment.test(text) ? "public" : null);
}

function routesOf(source: Source): Entrance[] {
  const { text } = source;
  const made = new RegExp(`^export const (${methods}) = (?:route\\("([\\w.]+)"|(publicRoute)\\()`, "gm");
  const own = [...text.matchAll(made)].map(([, method = "", permission, open]) =>
    entrance("route", source, method, open ? "public" : (permission ?? null)),
  );
  const elsewhere = /^export \{ ([^}]*) \} from/m.exec(text)?.[1]?.split(", ") ?? [];
  const passedOn = elsewhere.map((method) =>
    entrance("route", source, method, publicComment.test(text) ? "public" : null),
  );
  return [...own, ...passedOn];
}

function operationOf(source: Source): Entrance {
  const { file, text } = source;
  const part = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  const scope = /^ {4}\.\.\.needs(?:Once)?\("([\w:]+)"\)/m.exec(text)?.[1];
  return {
    kind: "operation",
    file,
    path: `/api/v1${part(/^ {4}path: "([^"]+)"/m).replace(/\{(\w+)\}/g, "[$1]")}`,
    name: part(/^ {4}method: "(\w+)"/m).toUpperCase(),
    asks: scope ?? (/^ {4}\.\.\.open\(\)/m.test(text) ? "public" : null),
  };
}

/** What an exported function passes on to an action of its file asks for what that action asks for. */
function actionsOf(source: Source): Entrance[] {
  const { text } = source;
  const said = new Map(
    [...text.matchAll(/^const (\w+) = "([\w.]+)";$/gm)].map(([, name, value]) => [name, value]),
  );
  const made = new Map<string, string | null>();
  for (const match of text.matchAll(/^(?:export )?const (\w+) = (\w+)\(\s*(?:"([\w.]+)"|(\w+))/gm)) {
    const [, name = "", wrapper, permission, constant] = match;
    if (wrapper === "formAction") made.set(name, "public");
    if (wrapper === "verbAction" || wrapper === "verbFormAction")
      made.set(name, permission ?? said.get(constant) ?? null);
  }
  const exported = [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  return exported.map((name) =>
    entrance("action", source, name, made.get(name) ?? passedOn(text, name, made)),
  );
}

function passedOn(text: string, name: string, made: Map<string, string | null>): string | null {
  const body = new RegExp(`^export async function ${name}\\([\\s\\S]*?^\\}`, "m").exec(text)?.[0] ?? "";
  const last = /^ {2}return (\w+)\(/m.exec(body)?.[1] ?? "";
  return made.get(last) ?? (publicComment.test(text) ? "public" : null);
}
