import { writeFile } from "node:fs/promises";
import { pool } from "@/db/client";

const everyMs = 10_000;

/**
 * Writes the time into a file every ten seconds, as long as this process turns and its database answers: a worker has
 * no port that could be asked (bin/image/healthy.mjs reads it).
 * @returns what ends it
 */
export function giveSignsOfLife(file: string): () => void {
  const sign = async () => {
    await pool().query("select 1");
    await writeFile(file, new Date().toISOString());
  };
  // A sign that is not given is the message.
  const tryTo = () => void sign().catch(() => {});
  tryTo();
  const timer = setInterval(tryTo, everyMs);
  return () => clearInterval(timer);
}
