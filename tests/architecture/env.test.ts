import { describe, expect, it } from "vitest";
import { parseEnv } from "../../lib/core/env";

const secret = "long enough to be taken for a secret";
const least = {
  APP_ENV: "development",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: secret,
  DATA_KEY: secret,
  DATABASE_URL: "postgres://helpdesk@127.0.0.1/helpdesk",
};
const production = {
  ...least,
  APP_ENV: "production",
  APP_URL: "https://help.example.com",
  EMAIL_TRANSPORT: "smtp",
  SMTP_URL: "smtp://mail.example.com",
  STORAGE_URL: "file:///srv/helpdesk",
};

/** The lines of the refusal after its first, one for each fault. */
function faultsOf(variables: Record<string, string | undefined>): string[] {
  try {
    parseEnv(variables);
    return [];
  } catch (error) {
    const [first, ...faults] = (error as Error).message.split("\n");
    expect(first).toBe("The environment is not usable:");
    return faults.map((line) => line.trim().split(":")[0] ?? "");
  }
}

describe("the environment", () => {
  it("is usable with the little that npm start sets, and takes an empty value for none", () => {
    expect(parseEnv({ ...least, PORT: "", REDIS_URL: "" })).toMatchObject({ PORT: 3000, MAIL_PORT: 2525 });
    expect(parseEnv(least).REDIS_URL).toBeUndefined();
    expect(faultsOf(production)).toEqual([]);
  });

  it("names every fault at once", () => {
    expect(faultsOf({}).sort()).toEqual(["APP_ENV", "APP_URL", "AUTH_SECRET", "DATABASE_URL", "DATA_KEY"]);
  });

  it.each([
    ["APP_ENV", "staging"],
    ["PORT", "70000"],
    ["MAIL_PORT", "smtp"],
    ["APP_URL", "localhost:3000"],
    ["AUTH_SECRET", "short"],
    ["DATA_KEY", "short"],
    ["DATABASE_URL", "mysql://127.0.0.1/helpdesk"],
    ["REDIS_URL", "http://127.0.0.1"],
    ["STORAGE_URL", "s3://bucket"],
    ["DATABASE_POOL", "0"],
    ["LOG_LEVEL", "loud"],
  ])("refuses %s=%s by name", (name, value) => {
    expect(faultsOf({ ...least, [name]: value })).toContain(name);
  });

  it.each([
    ["SMTP_URL", { ...least, EMAIL_TRANSPORT: "smtp" }],
    ["RESEND_API_KEY", { ...least, EMAIL_TRANSPORT: "resend" }],
    ["APP_URL", { ...production, APP_URL: "http://help.example.com" }],
    ["EMAIL_TRANSPORT", { ...production, EMAIL_TRANSPORT: "console" }],
    ["STORAGE_URL", { ...production, STORAGE_URL: undefined }],
  ])("needs %s where the rest asks for it", (name, variables) => {
    expect(faultsOf(variables)).toEqual([name]);
  });
});
