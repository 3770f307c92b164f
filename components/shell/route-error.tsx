"use client";

import RotateCcw from "lucide-react/icons/rotate-ccw";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useErrorLabels } from "./error-labels";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** For error.tsx: the digest is the id under which the server's log has the cause. */
export function RouteError({ error, reset }: Props) {
  const labels = useErrorLabels();
  const reference = error.digest && fillMessage(labels.reference, { id: error.digest });
  return (
    <ErrorState title={labels.title} text={labels.text} reference={reference}>
      <Button variant="primary" onClick={reset}>
        <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
        {labels.retry}
      </Button>
      <ButtonLink href="/">{labels.home}</ButtonLink>
    </ErrorState>
  );
}
