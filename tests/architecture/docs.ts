import { existsSync } from "node:fs";
import path from "node:path";
import { envSchema } from "../../lib/core/env";
import { read, root, sourcesIn } from "./sources";

const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
/** Variables of the scripts and the tests, beside those of the product. */
const otherVariables = new Set(
  sourcesIn(["bin", "tests/support"], /\.(ts|mjs)$/).flatMap(({ text }) =>
    [...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g)].flatMap((match) => match[1] ?? []),
  ),
);
const folders = "app|bin|components|db|docs|lib|public|tests|web|worker|\\.ci";
const rootFile = /^\.?[\w-]+(\.[\w-]+)*\.(md|mjs|ts|json|example|local)$/;
/** Made by a start, a build or a person; never in the repository. */
const made = [".env.local", ".env", ".data", ".data/", "secrets.json", "run.json", "postgres.log"];

/** What a document names that is not there: paths, npm scripts, variables, commands. */
export function faultsOfDoc(file: string, text: string): string[] {
  return [...missingPaths(file, text), ...missingScripts(text), ...missingVariables(text)].map(
    (one) => `${file}: ${one}`,
  );
}

function missingPaths(file: string, text: string): string[] {
  const linked = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .flatMap((match) => match[1] ?? [])
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(file), target));
  const named = codeOf(text)
    .flatMap((code) => code.split(/[\s,;|"'`=]+/))
    .map((word) => word.replace(/[:.]$/, "").replace(/:\d+$/, ""))
    .filter((word) => new RegExp(`^(${folders})/`).test(word) || rootFile.test(word))
    .filter((word) => !/[<*…{]/.test(word) && !made.includes(word));
  return [...new Set([...linked, ...named])]
    .filter((target) => !existsSync(path.join(root, target)) && !besideTheDocument(target))
    .map((target) => `there is no ${target}`);
}

/** A bare file name may stand for one in the folder that the text speaks of. */
function besideTheDocument(name: string): boolean {
  if (name.includes("/")) return false;
  return sourcesIn(
    ["app", "bin", "components", "db", "lib", "tests", "web", "worker"],
    /\.(ts|tsx|mjs)$/,
  ).some(({ file }) => file.endsWith(`/${name}`));
}

function missingScripts(text: string): string[] {
  const run = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].flatMap((match) => match[1] ?? []);
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].flatMap((match) => match[1] ?? []);
  const commands = [...text.matchAll(/\bnpm run command ([\w-]+)/g)].flatMap((match) => match[1] ?? []);
  return [
    ...[...run, ...short].filter((name) => !(name in scripts)).map((name) => `there is no script ${name}`),
    ...commands
      .filter((name) => !existsSync(path.join(root, "bin/commands", `${name}.ts`)))
      .map((name) => `there is no command ${name}`),
  ];
}

function missingVariables(text: string): string[] {
  return codeOf(text)
    .flatMap((code) => [...code.matchAll(/(?<![\w-])([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT)(?![\w-])/g)])
    .flatMap((match) => match[1] ?? [])
    .filter((name) => !(name in envSchema.shape) && !otherVariables.has(name))
    .map((name) => `there is no variable ${name}`);
}

/** Inline code, and the lines of fenced blocks; a diagram (```text) is neither. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] !== "text")
    .map((match) => match[2] ?? "");
  const prose = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...blocks, ...[...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "")];
}
