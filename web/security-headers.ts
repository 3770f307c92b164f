import { randomBytes } from "node:crypto";
import type { Env } from "@/lib/core/env";

type Answer = { headers: [string, string][]; policy: string; nonce?: string };

const twoYears = 63_072_000;

const fixed: [string, string][] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  [
    "permissions-policy",
    "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
  ],
];

/** What is data or a file has no page's needs. Files that browsers show say their own (lib/web/file-response). */
const policyOfData = "default-src 'none'; frame-ancestors 'none'";

/**
 * The headers of an answer by its path (OWASP, HTTP Headers Cheat Sheet). Pages get a policy with a nonce of their
 * own: no script runs that this process did not send (CSP 3, strict-dynamic).
 */
export function securityHeaders({ APP_URL, APP_ENV }: Env): (path: string) => Answer {
  const secure = APP_URL.startsWith("https:");
  const headers: [string, string][] = secure
    ? [...fixed, ["strict-transport-security", `max-age=${twoYears}; includeSubDomains; preload`]]
    : fixed;
  const policyOfPage = pagePolicy({
    secure,
    dev: APP_ENV === "development" && process.argv.includes("--dev"),
  });
  return (path) => {
    if (isData(path)) return { headers, policy: policyOfData };
    const nonce = randomBytes(16).toString("base64url");
    return { headers, policy: policyOfPage(nonce), nonce };
  };
}

/** Beside the routes of the API stands the page that explains them. */
function isData(path: string): boolean {
  return path.startsWith("/_next/") || (path.startsWith("/api/") && !/^\/api\/docs\b/.test(path));
}

function pagePolicy({ secure, dev }: { secure: boolean; dev: boolean }): (nonce: string) => string {
  const rest = [
    // Widths, hues and heights are computed: attributes, never elements.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  return (nonce) =>
    `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}; ` +
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}; ${rest}`;
}
