import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { inRoot } from "./paths.mjs";

const PACKAGE = inRoot("node_modules/@sparticuz/chromium");

/**
 * The browser that npm brought, unpacked once beside the libraries and fonts that it needs.
 * @returns {Promise<import("./chromium.mjs").Browser | null>} null where it cannot run
 */
export async function unpackChromium() {
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(PACKAGE)) return null;
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8"));
  const folder = inRoot("node_modules/.cache/helpdesk-chromium", version);
  if (!existsSync(folder)) await unpackInto(folder);
  pointToFonts(folder);
  return {
    executable: path.join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
      FONTCONFIG_PATH: path.join(folder, "fonts"),
    },
    from: "@sparticuz/chromium",
  };
}

/** @param {string} folder */
async function unpackInto(folder) {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const binary = path.join(unfinished, "chromium");
    await pipeline(packed("chromium.br"), createBrotliDecompress(), createWriteStream(binary));
    chmodSync(binary, 0o755);
    const tar = createRequire(path.join(PACKAGE, "package.json"))("tar-fs");
    for (const name of ["al2023", "fonts", "swiftshader"]) {
      const target = name === "swiftshader" ? unfinished : path.join(unfinished, name);
      await pipeline(packed(`${name}.tar.br`), createBrotliDecompress(), tar.extract(target));
    }
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Says where the fonts are: the packaged configuration looks in /tmp and /var/task, and a checkout may have been moved
 * or copied since. A browser without any font shows no text, and now and then forgets what is typed into a field.
 * @param {string} folder
 */
export function pointToFonts(folder) {
  const file = path.join(folder, "fonts/fonts.conf");
  const wanted = fontConfig(folder);
  if (readFileSync(file, "utf8") === wanted) return;
  // Not over the old one: a copy by hard links would have this one's too.
  writeFileSync(`${file}.${process.pid}`, wanted);
  renameSync(`${file}.${process.pid}`, file);
}

/** @param {string} name */
function packed(name) {
  return createReadStream(path.join(PACKAGE, "bin", name));
}

/** @param {string} folder */
function fontConfig(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, "fonts/fonts")}</dir>
  <cachedir>${path.join(folder, "fonts/cache")}</cachedir>
</fontconfig>
`;
}
