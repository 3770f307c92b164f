import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { StoredFiles } from "./stored-files";

/** Stored files in a folder. "Safe" means on disk, also after a power cut: the file and its folder entry are flushed. */
export function folderFiles(root: string): StoredFiles {
  const place = (key: string) => path.join(root, key);
  return {
    async write(key, content) {
      const target = place(key);
      const folder = path.dirname(target);
      await mkdir(folder, { recursive: true });
      const part = `${target}.part`;
      try {
        await writeDurably(part, content);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await rename(part, target);
      await syncFolder(folder);
    },
    read: (key) => readFile(place(key)),
    async stream(key) {
      const file = place(key);
      const { size } = await stat(file);
      return { stream: createReadStream(file), size };
    },
    async remove(key) {
      await rm(place(key), { force: true });
      // Of a write whose process died.
      await rm(`${place(key)}.part`, { force: true });
    },
  };
}

async function writeDurably(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, "w", 0o640);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
