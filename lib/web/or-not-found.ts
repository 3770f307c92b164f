import "server-only";
import { forbidden, notFound } from "next/navigation";
import { isAppError } from "@/lib/core/errors";

/**
 * A page's converter of expected errors: what is not there, or not for this actor, is 404; what he sees elsewhere and
 * may not have here, 403.
 */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (isAppError(error) && (error.code === "not_found" || error.code === "invalid")) notFound();
    if (isAppError(error) && error.code === "forbidden") forbidden();
    throw error;
  }
}
