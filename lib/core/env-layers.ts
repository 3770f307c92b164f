import { readFileSync } from "node:fs";
import path from "node:path";

type Variables = Record<string, string | undefined>;

/** Whose value may stand in a file instead, as Docker and Kubernetes hand secrets out: KEY_FILE names the file. */
export const secretNames = [
  "AUTH_SECRET",
  "DATA_KEY",
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "DATABASE_MIGRATION_URL",
  "REDIS_URL",
  "SMTP_URL",
  "RESEND_API_KEY",
  "AWS_SECRET_ACCESS_KEY",
  "METRICS_TOKEN",
  "SENTRY_DSN",
];

/**
 * The variables as they count: what is set (an empty string is not), then what KEY_FILE names, then, in
 * development, the secrets that the first start made into the data folder.
 * @returns besides, one fault for each file that cannot be read or whose variable is set as well
 */
export function layered(variables: Variables): { given: Variables; faults: string[] } {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const faults: string[] = [];
  for (const name of secretNames) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    const text = readText(file);
    if (given[name]) faults.push(`${name}_FILE: ${name} is set as well; keep one of them`);
    else if (!text) faults.push(`${name}_FILE: ${file} is empty or cannot be read`);
    else given[name] = text;
  }
  if (given.APP_ENV !== "development") return { given, faults };
  return { given: { ...generated(given.DATA_DIR ?? ".data"), ...given }, faults };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

function generated(folder: string): Variables {
  try {
    const { AUTH_SECRET, DATA_KEY } = JSON.parse(readText(path.join(folder, "secrets.json")) ?? "{}");
    return { AUTH_SECRET, DATA_KEY };
  } catch {
    return {}; // whoever made it says that it is damaged: bin/lib/secrets.mjs
  }
}
