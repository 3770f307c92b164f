import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
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
  TRUSTED_PROXIES: "10.0.0.0/8",
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

  it("takes a bucket for the storage, with its keys or without", () => {
    const bucket = { ...production, STORAGE_URL: "s3://files.northwind.test/help?region=eu-central-1" };
    expect(faults(bucket)).toEqual([]);
    expect(faults({ ...bucket, AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" })).toEqual([]);
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
    ["MAIL_PORT", "smtp"],
    ["STORAGE_URL", "https://bucket.example"],
    ["STORAGE_URL", "s3:///no-bucket"],
    ["STORAGE_URL", "s3://["],
    ["STORAGE_URL", "s3://bucket/%zz"],
    ["STORAGE_URL", "s3://Not_A_Bucket/mail"],
    ["STORAGE_URL", "s3://key:secret@bucket/mail"],
    ["STORAGE_URL", "s3://bucket?endpoint=minio:9000"],
    ["STORAGE_URL", "s3://bucket?acl=public-read"],
    ["AWS_ACCESS_KEY_ID", "without its secret"],
    ["DATABASE_POOL", "0"],
    ["REDIS_URL", "http://localhost"],
    ["EMAIL_TRANSPORT", "pigeon"],
    ["LOG_LEVEL", "loud"],
    ["ALLOWED_HOSTS", "help.northwind.test, not a host"],
    ["TRUSTED_PROXIES", "proxy.northwind.test"],
    ["TRUSTED_PROXIES", "10.0.0.0/8, 10.0.0.0/33"],
    ["OUTBOUND_ALLOW", "https://id.northwind.test"],
    ["OUTBOUND_ALLOW", "id.northwind.test, 10.0.0.0/33"],
    ["SHUTDOWN_DELAY", "61"],
    ["METRICS_TOKEN", "too short"],
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

describe("secrets in files", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "helpdesk-env-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    const full = path.join(folder, name);
    writeFileSync(full, text);
    return full;
  };

  it("are read where NAME_FILE says, without the line's end", () => {
    const AUTH_SECRET_FILE = file("auth", `${secret} from a file\n`);
    const env = parseEnv({ ...production, AUTH_SECRET: undefined, AUTH_SECRET_FILE });
    expect(env.AUTH_SECRET).toBe(`${secret} from a file`);
  });

  it("are named when the file is not there, is empty, or says what is said already", () => {
    expect(faults({ ...production, DATA_KEY: undefined, DATA_KEY_FILE: "/no/such/file" })).toEqual([
      "DATA_KEY",
      "DATA_KEY_FILE",
    ]);
    expect(faults({ ...production, SMTP_URL: "", SMTP_URL_FILE: file("empty", "\n") })).toEqual([
      "SMTP_URL",
      "SMTP_URL_FILE",
    ]);
    expect(faults({ ...production, DATA_KEY_FILE: file("key", secret) })).toEqual(["DATA_KEY_FILE"]);
  });

  it("are those of the data folder in development, where nothing else says them", () => {
    file("secrets.json", JSON.stringify({ AUTH_SECRET: secret, DATA_KEY: `${secret} made once` }));
    const without = { AUTH_SECRET: undefined, DATA_KEY: "", DATA_DIR: folder };
    expect(parseEnv({ ...development, ...without }).DATA_KEY).toBe(`${secret} made once`);
    expect(parseEnv({ ...development, DATA_DIR: folder }).DATA_KEY).toBe(secret);
    expect(faults({ ...production, ...without })).toEqual(["AUTH_SECRET", "DATA_KEY"]);
  });
});

describe("production", () => {
  it("starts with what it needs", () => {
    expect(faults(production)).toEqual([]);
  });

  it.each([
    ["APP_URL", "http://help.northwind.test"],
    ["EMAIL_TRANSPORT", "console"],
    ["STORAGE_URL", ""],
    ["TRUSTED_PROXIES", ""],
  ])("needs %s to be other than %j", (name, value) => {
    expect(faults({ ...production, [name]: value })).toEqual([name]);
  });

  it("refuses what development may do, every fault at once", () => {
    expect(faults({ ...development, APP_ENV: "production" })).toEqual([
      "APP_URL",
      "EMAIL_TRANSPORT",
      "STORAGE_URL",
      "TRUSTED_PROXIES",
    ]);
  });

  it("names what is insecure together with what is missing", () => {
    expect(
      faults({ APP_ENV: "production", APP_URL: "http://help.northwind.test", DATABASE_URL: "nowhere" }),
    ).toEqual([
      "APP_URL",
      "AUTH_SECRET",
      "DATABASE_URL",
      "DATA_KEY",
      "EMAIL_TRANSPORT",
      "STORAGE_URL",
      "TRUSTED_PROXIES",
    ]);
  });
});
