import { readdir } from "node:fs/promises";
import path from "node:path";
import { isStorageKey, storageRoot } from "./storage";

// Apart from storage.ts: whatever reads a folder makes Next's tracing carry the whole checkout into the build.

/** Every key, in the order of their octets; what comes or goes meanwhile may be missed. */
export async function* listStored(): AsyncGenerator<string> {
  for (const area of ["files", "raw"]) {
    for (const folder of await namesIn(path.join(storageRoot(), area))) {
      for (const name of await namesIn(path.join(storageRoot(), area, folder))) {
        const key = `${area}/${folder}/${name}`;
        if (isStorageKey(key)) yield key;
      }
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.sort();
}
