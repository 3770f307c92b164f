import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";

/** @typedef {{ AUTH_SECRET: string, DATA_KEY: string, databasePassword: string, superuserPassword: string }} Secrets */

/**
 * The installation's own secrets, made once. Losing the file loses what DATA_KEY encrypted, so a damaged one is
 * reported and never replaced.
 * @param {string} folder the data folder
 * @returns {Secrets}
 */
export function ensureSecrets(folder) {
  const file = path.join(folder, "secrets.json");
  if (existsSync(file)) return readSecrets(file);
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString("base64"),
    DATA_KEY: randomBytes(32).toString("base64"),
    // In addresses, so without characters that would need escaping.
    databasePassword: randomBytes(24).toString("base64url"),
    superuserPassword: randomBytes(24).toString("base64url"),
  };
  const unfinished = `${file}.${process.pid}`;
  const handle = openSync(unfinished, "w", 0o600);
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(unfinished, file);
  return secrets;
}

/**
 * @param {string} file
 * @returns {Secrets}
 */
function readSecrets(file) {
  try {
    const secrets = JSON.parse(readFileSync(file, "utf8"));
    const names = ["AUTH_SECRET", "DATA_KEY", "databasePassword", "superuserPassword"];
    if (names.every((name) => typeof secrets[name] === "string" && secrets[name] !== "")) return secrets;
  } catch {
    // reported below
  }
  throw new Problem(`${file} is damaged: put back a copy of it, or delete all data with npm run reset.`);
}
