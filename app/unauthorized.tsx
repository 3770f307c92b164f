/** Never shown: see no-fallback.tsx. */
export { NoFallback as default } from "./no-fallback";
