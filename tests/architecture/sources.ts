import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = path.resolve(".");
export const sourceFolders = ["app", "bin", "components", "db", "lib", "web", "worker"];

export type Source = { file: string; text: string };

/** Every file below these folders whose name ends so, with its text; paths as git writes them. */
export function sourcesIn(folders: string[], ending: RegExp): Source[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort()
    .map((file) => ({ file, text: read(file) }));
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

const planted: string[] = [];

/** A folder of its own outside the sources, with these files and this checkout's packages. */
export function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "helpdesk-planted-"));
  planted.push(folder);
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** After all tests of a file that planted something. */
export function removePlanted(): void {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
}
