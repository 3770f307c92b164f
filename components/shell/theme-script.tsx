import type { Theme } from "./theme";

const followSystem = `(()=>{const q=matchMedia("(prefers-color-scheme: dark)"),r=document.documentElement;
const set=()=>{r.dataset.theme=q.matches?"dark":"light"};set();q.addEventListener("change",set)})()`;

/** Before the first paint, for "system" only: a chosen theme stands in the markup already. */
export function ThemeScript({ theme, nonce }: { theme: Theme; nonce?: string }) {
  if (theme !== "system") return null;
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {followSystem}
    </script>
  );
}
