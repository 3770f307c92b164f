import { cleanLine } from "./clean-line";
import { cutText } from "./cut-text";

const MAX_NAME = 180;
const MAX_EXTENSION = 20;
/** Names that Windows takes for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name that is safe to show, store and put in Content-Disposition: the last path segment only, without control
 * and direction-override characters, without characters Windows forbids, at most 180 characters with its extension kept.
 * Returns `fallback` when nothing is left.
 */
export function safeFileName(value: string | null, fallback: string): string {
  const segment =
    cleanLine(value ?? "", 2000)
      .split(/[/\\]/)
      .at(-1) ?? "";
  const name = segment
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]+$/, "");
  if (name === "") return fallback;
  return shorten(DEVICE.test(name) ? `_${name}` : name);
}

function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION ? name.slice(dot) : "";
  return cutText(name, MAX_NAME - extension.length) + extension;
}
