import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { envSchema, parseEnv } from "../../lib/core/env";
import { secretNames } from "../../lib/core/env-layers";
import { read } from "./sources";

type Service = {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  read_only?: boolean;
};
type Compose = { services: Record<string, Service>; secrets?: Record<string, { file: string }> };

const compose = parse(read("docker-compose.yml"), { merge: true }) as Compose;
/** `!reset` and `!override` are compose's own tags: what stands behind them is read as it is. */
const production = parseDocument(read("docker-compose.prod.yml"), {
  merge: true,
  logLevel: "silent",
}).toJS() as Compose;
const workflow = parse(read(".github/workflows/ci.yml")) as {
  jobs: Record<string, { services?: Record<string, { image: string; env?: Record<string, string> }> }>;
};
const ours = ["migrate", "web", "worker", "mail"];
const folder = mkdtempSync(path.join(tmpdir(), "helpdesk-compose-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** `${NAME:-fallback}` as compose fills it in an empty environment; what must be given is the public address. */
function filled(environment: Record<string, string>): Record<string, string> {
  const fill = (text: string) =>
    text.replace(/\$\{[A-Z_]+(?::([-?])([^}]*))?\}/g, (_, kind: string, value: string) =>
      kind === "-" ? value : "https://help.northwind.test",
    );
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, fill(String(text))]));
}

describe("the compose file", () => {
  it.each(ours)("starts %s with nothing but what the product reads", (name) => {
    const { environment = {}, command = [], read_only } = compose.services[name] ?? {};
    const known = Object.keys(envSchema.shape);
    expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
    const [part = ""] = command;
    const isProcess = existsSync(`${part}/index.ts`);
    expect(isProcess || existsSync(`bin/commands/${part}.ts`), part).toBe(true);
    expect(read_only).toBe(true);
    // The secrets are what `migrate` makes into the shared data folder.
    writeFileSync(
      path.join(folder, "secrets.json"),
      JSON.stringify({ AUTH_SECRET: "x".repeat(32), DATA_KEY: "y".repeat(32) }),
    );
    expect(parseEnv({ ...filled(environment), DATA_DIR: folder }).APP_ENV).toBe("development");
  });

  it("migrates before anything else of ours starts", () => {
    for (const name of ["web", "worker", "mail"]) {
      expect(compose.services[name]?.depends_on?.migrate, name).toEqual({
        condition: "service_completed_successfully",
      });
    }
  });

  it("stands on the PostgreSQL and the Redis that the tests run on, as CI does", () => {
    const { services = {} } = workflow.jobs.services ?? {};
    for (const one of [compose.services, services]) {
      expect(one.postgres?.image).toMatch(/postgres:15$/);
      expect(one.redis?.image).toMatch(/redis:7$/);
    }
    const embedded = read("bin/lib/postgres-cluster.mjs");
    const args = compose.services.postgres?.environment?.POSTGRES_INITDB_ARGS ?? "";
    expect(services.postgres?.env?.POSTGRES_INITDB_ARGS).toBe(args);
    for (const argument of args.split(" ").filter((one) => one !== "--encoding=UTF8")) {
      expect(embedded, argument).toContain(`"${argument}"`);
    }
    expect(embedded).toContain('"-E", "UTF8"');
  });
});

describe("the production file", () => {
  it.each(ours)("gives %s what production asks for, its secrets as files", (name) => {
    const environment = {
      ...compose.services[name]?.environment,
      ...production.services[name]?.environment,
    };
    const secrets = production.services[name]?.secrets ?? [];
    const given = filled(environment);
    for (const [variable, file] of Object.entries(given).filter(([one]) => one.endsWith("_FILE"))) {
      expect(secretNames).toContain(variable.slice(0, -5));
      expect(secrets).toContain(path.basename(file));
      const value = {
        DATABASE_URL_FILE: "postgres://helpdesk:secret@postgres/helpdesk",
        SMTP_URL_FILE: "smtp://relay.test",
      }[variable];
      given[variable] = path.join(folder, path.basename(file));
      writeFileSync(given[variable], `${value ?? "z".repeat(44)}\n`);
    }
    expect(parseEnv(given)).toMatchObject({ APP_ENV: "production", STORAGE_URL: "file:///data/storage" });
  });

  it("names a file for every secret", () => {
    const used = Object.values(production.services).flatMap(({ secrets = [] }) => secrets);
    expect(Object.keys(production.secrets ?? {}).sort()).toEqual([...new Set(used)].sort());
  });
});
