/**
 * A bound on what the web process keeps, and room for what a request makes and forgets: with Node's own 16 MB of that a
 * tenth of an inbox page is collecting garbage. It gives that room back when nobody asks (web/give-back-memory.ts).
 */
export const WEB_HEAP = ["--max-old-space-size=640", "--max-semi-space-size=64", "--expose-gc"];
export const WORKER_HEAP = ["--max-old-space-size=512"];
