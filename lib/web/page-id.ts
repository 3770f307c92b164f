import "server-only";
import { notFound } from "next/navigation";

/** The id that a page's address names; what is none is 404. */
export function pageId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) notFound();
  return Number(text);
}
