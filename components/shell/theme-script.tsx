import type { Theme } from "./theme";

const followSystem =
  'document.documentElement.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"';

/** Before the first paint, for "system" only: a chosen theme stands in the markup already. */
export function ThemeScript({ theme, nonce }: { theme: Theme; nonce: string | undefined }) {
  if (theme !== "system") return null;
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {followSystem}
    </script>
  );
}
