import type { ParsedMessage } from "./message";

/** Every value of a header, in order; `name` in lower case. */
export function headerValues(message: Pick<ParsedMessage, "headers">, name: string): string[] {
  return message.headers.filter(([key]) => key === name).map(([, value]) => value);
}
