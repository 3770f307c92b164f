import { readdir } from "node:fs/promises";
import path from "node:path";
import { isStorageKey, storageBucket, storageRoot } from "./storage";

// Apart from storage.ts: whatever reads a folder makes Next's tracing carry the whole checkout into the build.

const areas = ["files", "raw"];

/** Every key, in the order of their octets; what comes or goes meanwhile may be missed. */
export async function* listStored(): AsyncGenerator<string> {
  const root = storageRoot();
  for (const area of areas) {
    const keys = root === null ? (await storageBucket()).list(`${area}/`) : inFolder(root, area);
    for await (const key of keys) if (isStorageKey(key)) yield key;
  }
}

async function* inFolder(root: string, area: string): AsyncGenerator<string> {
  for (const folder of await namesIn(path.join(root, area))) {
    for (const name of await namesIn(path.join(root, area, folder))) yield `${area}/${folder}/${name}`;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.sort();
}
