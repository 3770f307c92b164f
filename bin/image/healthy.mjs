#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * `healthy`: exits with 0 while the web process or the worker of this container is well; docker asks it. A worker is
 * known by the file that it writes every ten seconds.
 */
const FRESH_MS = 45_000;

/** @returns {string | undefined} */
function lastSign() {
  try {
    return readFileSync(path.join(tmpdir(), "helpdesk-worker"), "utf8");
  } catch {
    return undefined;
  }
}

const sign = lastSign();
if (sign === undefined) {
  const url = `http://127.0.0.1:${process.env.PORT || 3000}/api/health/live`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(4000) }).catch((error) => error);
  if (!answer.ok) fail(`${url} does not answer: ${answer.status ?? answer.message}`);
} else if (Date.now() - Date.parse(sign) > FRESH_MS) {
  fail(`the worker's last sign of life is of ${sign}`);
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
