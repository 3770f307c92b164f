"use client";

import { useAnswer } from "./use-answer";

/**
 * The rows that the server finds for a text.
 * @param path where to ask, with `q` for the text
 * @returns null while nothing is known about this text
 */
export function useFound<Row>(path: string, text: string): Row[] | null {
  const asked = text.trim();
  const address = asked === "" ? null : `${path}?q=${encodeURIComponent(asked)}`;
  const answer = useAnswer<{ rows: Row[] }>(address);
  return answer !== null && answer.address === address ? answer.body.rows : null;
}
