import { AppError } from "@/lib/core/errors";

/**
 * A request's body as text, never more than `limit` octets in memory.
 * @throws AppError `too_large`
 */
export async function readBody(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit)
    throw new AppError("too_large", "error.tooLarge");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new AppError("too_large", "error.tooLarge");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
