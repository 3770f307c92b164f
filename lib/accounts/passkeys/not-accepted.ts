import { AppError } from "@/lib/core/errors";

/** One answer to whatever is wrong with a passkey: who tries learns nothing of it. */
export function notAccepted(cause?: unknown): AppError {
  return new AppError("invalid", "error.passkey.refused", { cause });
}
