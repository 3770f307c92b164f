import { randomUUID } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { storageRoot } from "@/lib/stores/storage";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "storage";
const megabyte = 1_000_000;
const littleMegabytes = 1000;
const tooLittleMegabytes = 200;

/** Whether stored files can be written, and how much room there is. */
export async function examineDisk(): Promise<Finding[]> {
  const folder = storageRoot();
  try {
    await mkdir(folder, { recursive: true });
    const probe = path.join(folder, `.doctor-${randomUUID()}`);
    await writeFile(probe, "");
    await rm(probe);
    const { bavail, bsize } = await statfs(folder);
    return [roomOf(folder, Math.floor((bavail * bsize) / megabyte))];
  } catch (error) {
    return [fault(part, "unwritable", "makeWritable", { folder, reason: reasonOf(error) })];
  }
}

function roomOf(folder: string, free: number): Finding {
  const values = { free, folder };
  if (free < tooLittleMegabytes) return fault(part, "room", "makeRoom", values);
  return free < littleMegabytes ? warning(part, "room", "makeRoom", values) : ok(part, "room", values);
}
