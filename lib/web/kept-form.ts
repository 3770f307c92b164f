import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { cookieLine } from "./cookie-line";

/**
 * What a form without scripts needs after a refusal: what was typed, and what is wrong where. It travels in the
 * visitor's own cookie, for the page that follows, since files keep such forms from being server actions.
 */
export type KeptForm = { values: Record<string, string>; fields: Record<string, string>; message: string };

const shape = z.object({
  values: z.record(z.string().max(40), z.string()),
  fields: z.record(z.string().max(40), z.string().max(500)),
  message: z.string().max(500),
});

export const keptFormCookie = "kept-form";
/** Browsers take 4,096 octets for a cookie, name and attributes included. */
const largest = 3600;

/** A cookie for pages under `path`. A text that does not fit is left out: the page says so. */
export function keepForm(kept: KeptForm, path: string): string {
  const { text: _text, ...short } = kept.values;
  const fitting = [kept, { ...kept, values: short }, { ...kept, values: {} }]
    .map((one) => deflateRawSync(JSON.stringify(one)).toString("base64url"))
    .find((packed) => packed.length <= largest);
  return cookieLine(keptFormCookie, fitting ?? "", path, 120);
}

export function forgetForm(path: string): string {
  return cookieLine(keptFormCookie, "", path, 0);
}

/** Anything but what `keepForm` wrote is nothing. */
export function readKeptForm(value: string | undefined): KeptForm | null {
  if (!value) return null;
  try {
    const unpacked = inflateRawSync(Buffer.from(value, "base64url"), { maxOutputLength: 400_000 });
    return shape.parse(JSON.parse(unpacked.toString("utf8")));
  } catch {
    return null;
  }
}
