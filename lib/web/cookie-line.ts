import { env } from "@/lib/core/env";

/** A `Set-Cookie` line for routes that answer by themselves: kept from scripts, and from other sites' requests. */
export function cookieLine(name: string, value: string, path: string, seconds: number): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
