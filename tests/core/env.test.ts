import { describe, expect, it } from "vitest";
import { parseEnv } from "../../lib/core/env";

const secret = "a secret that is long enough, really";
const development = {
  APP_ENV: "development",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: secret,
  DATA_KEY: secret,
  DATABASE_URL: "postgres://localhost/helpdesk",
};
const production = {
  ...development,
  APP_ENV: "production",
  APP_URL: "https://help.northwind.test",
  EMAIL_TRANSPORT: "smtp",
  SMTP_URL: "smtp://relay.test",
  STORAGE_URL: "file:///srv/helpdesk",
};

/** The variables that a refusal names. */
function faults(variables: Record<string, string | undefined>): string[] {
  try {
    parseEnv(variables);
    return [];
  } catch (error) {
    const lines = String((error as Error).message)
      .split("\n")
      .slice(1);
    return [...new Set(lines.map((line) => line.trim().split(":")[0] ?? ""))].sort();
  }
}

describe("the environment", () => {
  it("has defaults for whatever need not be chosen, and reads numbers", () => {
    const env = parseEnv({ ...development, PORT: "8080" });
    expect(env).toMatchObject({ PORT: 8080, MAIL_PORT: 2525, EMAIL_TRANSPORT: "console", DATABASE_POOL: 10 });
  });

  it("counts an empty variable as unset", () => {
    const env = parseEnv({ ...development, REDIS_URL: "", PORT: "" });
    expect([env.PORT, env.REDIS_URL]).toEqual([3000, undefined]);
    expect(faults({ ...development, APP_ENV: "" })).toEqual(["APP_ENV"]);
  });

  it("names every variable that is missing at once", () => {
    expect(faults({})).toEqual(["APP_ENV", "APP_URL", "AUTH_SECRET", "DATABASE_URL", "DATA_KEY"]);
  });

  it.each([
    ["APP_ENV", "staging"],
    ["APP_URL", "localhost:3000"],
    ["APP_URL", "ftp://localhost"],
    ["AUTH_SECRET", "too short"],
    ["DATA_KEY", "too short"],
    ["DATABASE_URL", "mysql://localhost/helpdesk"],
    ["PORT", "70000"],
    ["PORT", "three thousand"],
    ["DATABASE_POOL", "0"],
    ["REDIS_URL", "http://localhost"],
    ["EMAIL_TRANSPORT", "pigeon"],
    ["LOG_LEVEL", "loud"],
  ])("names %s when it is %j", (name, value) => {
    expect(faults({ ...development, [name]: value })).toEqual([name]);
  });

  it("never repeats a value: it may be a secret", () => {
    expect(() => parseEnv({ ...development, AUTH_SECRET: "hunter2" })).toThrow(/^(?!.*hunter2)/s);
  });

  it.each([
    ["smtp", "SMTP_URL"],
    ["resend", "RESEND_API_KEY"],
  ])("needs what the transport %s needs", (transport, name) => {
    expect(faults({ ...development, EMAIL_TRANSPORT: transport })).toEqual([name]);
  });
});

describe("production", () => {
  it("starts with what it needs", () => {
    expect(faults(production)).toEqual([]);
  });

  it("refuses what development may do, every fault at once", () => {
    expect(faults({ ...development, APP_ENV: "production" })).toEqual([
      "APP_URL",
      "EMAIL_TRANSPORT",
      "STORAGE_URL",
    ]);
  });

  it("names what is insecure together with what is missing", () => {
    expect(
      faults({ APP_ENV: "production", APP_URL: "http://help.northwind.test", DATABASE_URL: "nowhere" }),
    ).toEqual(["APP_URL", "AUTH_SECRET", "DATABASE_URL", "DATA_KEY", "EMAIL_TRANSPORT", "STORAGE_URL"]);
  });
});
