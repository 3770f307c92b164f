import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import plugin from "tailwindcss/plugin";

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("lucide-react/package.json")), "dist/esm/icons");

/**
 * Tailwind utilities `icon-<name>` for every icon of Lucide (ISC licence), as what `icon` (components/ui/icons.css) masks with:
 * `icon icon-inbox size-4`, also behind `before:`, and `icon-check/2` for lines of another width than 1.75.
 */
export default plugin(({ matchUtilities }) => {
  matchUtilities(
    { icon: (name, { modifier }) => ({ "--icon": maskOf(name, modifier ?? "1.75") }) },
    { values: Object.fromEntries(names().map((name) => [name, name])), modifiers: "any" },
  );
});

function names() {
  return readdirSync(folder).flatMap((file) => (file.endsWith(".mjs") ? file.slice(0, -4) : []));
}

/**
 * @param {string} name
 * @param {string} width of its lines
 */
function maskOf(name, width) {
  const shapes = shapesOf(name).map(
    ([tag, { key: _key, ...attributes }]) => `<${tag}${written(attributes)}/>`,
  );
  const lines = {
    fill: "none",
    stroke: "black",
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  };
  const root = written({ xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 24 24", ...lines });
  const svg = `<svg${root}>${shapes.join("")}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/[%#<>]/g, encodeURIComponent)}")`;
}

/**
 * @param {string} name of an icon, or one under which it was known before
 * @returns {[tag: string, attributes: Record<string, string>][]}
 */
function shapesOf(name) {
  const file = join(folder, `${name}.mjs`);
  const [, now] = /^export \{ default \} from '\.\/(.+)\.mjs'/m.exec(readFileSync(file, "utf8")) ?? [];
  return now ? shapesOf(now) : require(file).__iconData.node;
}

/** @param {Record<string, string>} attributes */
function written(attributes) {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}='${value}'`)
    .join("");
}
