import type { Source } from "./sources";

/** What lets an entrance do without an actor: a comment that says why. */
export const publicComment = /^\s*(?:\/\/|\*|\/\*\*?) ?Public: \S+ \S+/m;

/** What is wrong with the entrances in these files; empty when each one asks for its actor or says why not. */
export function faultsOfEntrances(sources: Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    if (/^app\/(.*\/)?page\.tsx$/.test(file)) return faultsOfPage(file, text);
    if (/^app\/.*\/route\.ts$/.test(file)) return faultsOfRoute(file, text);
    if (/^(["'])use server\1;?$/m.test(text)) return faultsOfActions(file, text);
    if (/^\s+(["'])use server\1/m.test(text)) return [`${file}: a server action inside another function`];
    return [];
  });
}

function faultsOfPage(file: string, text: string): string[] {
  if (/\bawait pageActor\(/.test(text) || publicComment.test(text)) return [];
  return [`${file}: neither asks pageActor( nor says "// Public: why"`];
}

function faultsOfRoute(file: string, text: string): string[] {
  const faults: string[] = [];
  for (const [line, rest] of exportsOf(text)) {
    if (/^const (dynamic|runtime|maxDuration|revalidate)\b/.test(rest)) continue;
    if (/^const (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) = (route|publicRoute)\(/.test(rest)) continue;
    if (/^\{[^}]*\} from "@\/lib\/web\//.test(rest) && publicComment.test(text)) continue;
    faults.push(`${file}: "${line}" is made neither by route( nor by publicRoute(`);
  }
  return faults;
}

function faultsOfActions(file: string, text: string): string[] {
  const faults: string[] = [];
  const made = [...text.matchAll(/^const (\w+) = (?:verbAction|verbFormAction|formAction)\(/gm)].map(
    (match) => match[1],
  );
  for (const [line, rest, before] of exportsOf(text)) {
    if (/^type |^interface /.test(rest)) continue;
    if (/^const \w+ = (verbAction|verbFormAction|formAction)\(/.test(rest)) continue;
    // A function that only fills in what an action of this file asks for.
    const body = /^async function \w+\([\s\S]*?\{\n([\s\S]*?)^\}/m.exec(rest)?.[1] ?? "";
    const statements = body.split("\n").filter((one) => /^ {2}\S/.test(one) && !/^ {2}[})]/.test(one));
    const last = /^ {2}return (\w+)\(/.exec(statements.at(-1) ?? "")?.[1];
    const onlyFills = statements.slice(0, -1).every((one) => one.startsWith("  const "));
    if (rest.startsWith("async function") && onlyFills && last && made.includes(last)) continue;
    if (publicComment.test(before)) continue;
    faults.push(
      `${file}: "${line}" is made neither by verbAction( nor by verbFormAction( nor by formAction(`,
    );
  }
  return faults;
}

/**
 * Each export: its first line, the text from its declaration on, and the comments that speak of it: those right above,
 * and those of the whole file, which stand alone between the imports and the first declaration.
 */
function exportsOf(text: string): [line: string, rest: string, comments: string][] {
  const start = text.search(/^(?!import |"use |\/\/|\/\*| \*|\s|\}).+$/m);
  const ofFile = /(?:^\/\/ .*\n)+(?=\n)/m.exec(text.slice(0, start))?.[0] ?? "";
  return [...text.matchAll(/^export (?:default )?(.*)$/gm)].map((match) => {
    const above = /(?:^(?:\/\/|\/\*\*| \*).*\n)+$/m.exec(text.slice(0, match.index))?.[0] ?? "";
    const rest = text.slice(match.index + match[0].length - (match[1]?.length ?? 0));
    return [match[0], rest, ofFile + above];
  });
}
