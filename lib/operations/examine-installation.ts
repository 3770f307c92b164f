import { type Actor, ensureMay } from "@/lib/core/actor";
import { version } from "@/package.json";
import { type Examination, examine } from "./doctor/examine";
import type { Finding } from "./doctor/finding";

/** Somebody waits for the page. */
const patienceSeconds = 8;

/** What doctor says, seen from the process that is asked. */
export async function examineInstallation(
  actor: Actor,
): Promise<{ version: string; parts: Record<Examination, Finding[]> }> {
  ensureMay(actor, "settings.status");
  return { version, parts: await examine(patienceSeconds) };
}
