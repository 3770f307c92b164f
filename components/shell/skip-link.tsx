/** The first stop of a keyboard on every page: past what stands on all of them. Its target is the page's `main`. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#main"
      className="sr-only rounded-sm bg-ink px-3 py-2 font-medium text-ink-foreground focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-60"
    >
      {label}
    </a>
  );
}
