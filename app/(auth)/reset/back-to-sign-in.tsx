/** Without Next's links: these pages are as light as the one that they lead to. */
export function BackToSignIn({ label }: { label: string }) {
  return (
    <a href="/sign-in" className="font-medium text-primary-text touch:inline-block touch:py-3">
      {label}
    </a>
  );
}
