import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import util from "node:util";
import { Problem } from "./problem.mjs";

/** @typedef {Record<string, string | undefined>} Env */

/**
 * The environment over `.env.local`, with the defaults that every process must agree on. `.env` is compose's
 * and not read. An empty variable counts as unset.
 * @param {{ root: string, env: Env, appEnv: string }} options `appEnv` when nothing sets APP_ENV
 * @returns {Env & { APP_ENV: string, PORT: string, MAIL_PORT: string, APP_URL: string }}
 */
export function readEnv({ root, env, appEnv }) {
  const given = { ...readFile(path.join(root, ".env.local")), ...withoutEmpty(env) };
  const port = readPort(given, "PORT", 3000, 1);
  const mailPort = readPort(given, "MAIL_PORT", 2525, 0);
  if (port === mailPort) throw new Problem(`PORT and MAIL_PORT are both ${port}: give each its own.`);
  return {
    ...given,
    APP_ENV: given.APP_ENV ?? appEnv,
    PORT: String(port),
    MAIL_PORT: String(mailPort),
    APP_URL: given.APP_URL ?? `http://localhost:${port}`,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/**
 * @param {string} file
 * @returns {Env}
 */
function readFile(file) {
  if (!existsSync(file)) return {};
  return withoutEmpty(util.parseEnv(readFileSync(file, "utf8")));
}

/** @param {Env} env */
function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}

/**
 * @param {Env} env
 * @param {string} name
 * @param {number} fallback
 * @param {number} least
 */
function readPort(env, name, fallback, least) {
  const text = env[name];
  if (text === undefined) return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= least && port <= 65_535) return port;
  throw new Problem(`${name} is "${text}": it must be a whole number from ${least} to 65535.`);
}
