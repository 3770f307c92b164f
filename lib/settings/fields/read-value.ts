import { z } from "zod";
import type { FieldValue } from "@/db/schema";
import type { FieldRow } from "./fields-of";

/** What was sent for a field, as it is kept (null for nothing), or the key of what is wrong with it. */
export type ReadValue = { value: FieldValue | null } | { problem: string };

const longest = { text: 500, url: 2000 };
/** Beyond it not every whole number is one of its own. */
const largest = 1e15;
/** A comma before three digits may part thousands or begin a fraction: it is asked for again, not guessed. */
const typedNumber = /^-?\d{1,15}(?:\.\d{1,20}|,(?!\d{3}$)\d{1,20})?$/;
/** More of a fraction is rounded: forms write it out, and a sum of a program ends in noise. */
const decimals = 10;

/**
 * The one reading of a value, of a form as of a program: forms send everything as text, and nothing as an empty one.
 * @param kept what stands there: an archived option stays for whoever has it, and is nobody else's to choose
 */
export function readValue(field: FieldRow, sent: unknown, kept: FieldValue | null): ReadValue {
  if (sent === null || sent === undefined) return { value: null };
  switch (field.type) {
    case "text":
      return readText(sent);
    case "number":
      return readNumber(sent);
    case "date":
      return readDate(sent);
    case "boolean":
      return readBoolean(sent);
    case "select":
      return readSelect(field, sent, kept);
    case "multi_select":
      return readMultiSelect(field, sent, kept);
    case "url":
      return readUrl(sent);
  }
}

function readText(sent: unknown): ReadValue {
  if (typeof sent !== "string") return { problem: "error.fields.text" };
  const value = cleaned(sent);
  return value.length > longest.text ? { problem: "error.field.tooLong" } : { value: value || null };
}

function readNumber(sent: unknown): ReadValue {
  const typed = typeof sent === "string" ? sent.trim() : sent;
  if (typed === "") return { value: null };
  const isNumber = typeof typed === "string" && typedNumber.test(typed);
  const value = isNumber ? Number(typed.replace(",", ".")) : typed;
  if (typeof value !== "number" || !(Math.abs(value) < largest)) return { problem: "error.fields.number" };
  // There is one zero.
  return { value: Number(value.toFixed(decimals)) + 0 };
}

function readDate(sent: unknown): ReadValue {
  if (sent === "") return { value: null };
  const { data } = z.iso.date().safeParse(sent);
  return data === undefined ? { problem: "error.fields.date" } : { value: data };
}

function readBoolean(sent: unknown): ReadValue {
  if (sent === "") return { value: null };
  if (sent === true || sent === "yes") return { value: true };
  if (sent === false || sent === "no") return { value: false };
  return { problem: "error.fields.boolean" };
}

function readSelect(field: FieldRow, sent: unknown, kept: FieldValue | null): ReadValue {
  if (sent === "") return { value: null };
  return typeof sent === "string" && mayChoose(field, sent, kept)
    ? { value: sent }
    : { problem: "error.fields.select" };
}

function readMultiSelect(field: FieldRow, sent: unknown, kept: FieldValue | null): ReadValue {
  if (sent === "") return { value: null };
  const chosen: unknown[] = [sent].flat();
  if (!chosen.every((one) => typeof one === "string" && mayChoose(field, one, kept)))
    return { problem: "error.fields.select" };
  // Each once, in the order in which they are offered: the same choice is the same value.
  const value = field.options.map(({ key }) => key).filter((key) => chosen.includes(key));
  return { value: value.length > 0 ? value : null };
}

function mayChoose({ options }: FieldRow, key: string, kept: FieldValue | null): boolean {
  const option = options.find((one) => one.key === key);
  return option !== undefined && (!option.archived || [kept].flat().includes(key));
}

/** Somebody will follow it: only where it leads to a page, and without a name in it that looks like another host. */
function readUrl(sent: unknown): ReadValue {
  if (typeof sent !== "string") return { problem: "error.fields.url" };
  const typed = cleaned(sent);
  if (typed === "") return { value: null };
  const url = URL.parse(typed);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return { problem: "error.fields.url" };
  return url.href.length > longest.url ? { problem: "error.field.tooLong" } : { value: url.href };
}

/** What PostgreSQL can hold as JSON, on one line. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}
