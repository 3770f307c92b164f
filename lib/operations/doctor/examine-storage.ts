import { randomUUID } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/core/env";
import { removeStored, storageKey, storageRoot, store } from "@/lib/stores/storage";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "storage";
const megabyte = 1_000_000;
const littleMegabytes = 1000;
const tooLittleMegabytes = 200;

/** Whether files can be stored, and in a folder how much room there is. */
export async function examineStorage(): Promise<Finding[]> {
  const folder = storageRoot();
  return [folder === null ? await examineBucket(env().STORAGE_URL ?? "") : await examineFolder(folder)];
}

async function examineFolder(folder: string): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true });
    const probe = path.join(folder, `.doctor-${randomUUID()}`);
    await writeFile(probe, "");
    await rm(probe);
    const { bavail, bsize } = await statfs(folder);
    return roomOf(folder, Math.floor((bavail * bsize) / megabyte));
  } catch (error) {
    return fault(part, "unwritable", "makeWritable", { folder, reason: reasonOf(error) });
  }
}

function roomOf(folder: string, free: number): Finding {
  const values = { free, folder };
  if (free < tooLittleMegabytes) return fault(part, "room", "makeRoom", values);
  return free < littleMegabytes ? warning(part, "room", "makeRoom", values) : ok(part, "room", values);
}

async function examineBucket(folder: string): Promise<Finding> {
  try {
    const probe = storageKey("files");
    await store(probe, new Uint8Array());
    await removeStored(probe);
    return ok(part, "bucket", { folder });
  } catch (error) {
    return fault(part, "unwritable", "openBucket", { folder, reason: reasonOf(error) });
  }
}
