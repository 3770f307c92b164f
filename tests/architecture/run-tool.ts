import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "./sources";

/** Runs a tool of this checkout in a folder and gives what it said, whatever it thought of it. */
export function runTool(
  name: string,
  args: string[],
  cwd = root,
): Promise<{ code: number | null; output: string; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolFile(name), ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: "1" },
    });
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, stdout }));
  });
}

function toolFile(name: string): string {
  return path.join(root, "node_modules/.bin", name);
}
