"use client";

import { useRouter } from "next/navigation";
import { Component, type ReactNode, startTransition } from "react";
import { RouteError } from "./route-error";

type State = { error: (Error & { digest?: string }) | null };

/**
 * Around what stands around a page: error.tsx catches what a page throws, and nobody what its frame does, when the
 * database is away. Next has the like (`catchError`), which brings its pages for errors along.
 */
export class FrameBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: State["error"]): State {
    // A redirect, or a page that is not there: Next's own.
    if (error?.digest?.startsWith("NEXT_")) throw error;
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Failed error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Failed({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <main className="flex min-h-dvh flex-col">
      <RouteError error={error} retry={retry} />
    </main>
  );
}
