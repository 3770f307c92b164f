"use client";

import RotateCcw from "lucide-react/icons/rotate-ccw";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";
import { PlainButton } from "@/components/ui/plain-button";
import { fillMessage } from "@/lib/i18n/fill-message";
import { useErrorLabels } from "./error-labels";

type Props = {
  error: Error & { digest?: string };
  /** Asks the server again; `reset` would show what has failed once more. */
  retry: () => void;
};

/**
 * For error.tsx: the digest is the id under which the server's log has the cause. It is part of every page, so it is
 * made of little, and its link loads the start anew instead of what has failed.
 */
export function RouteError({ error, retry }: Props) {
  const { errorPage: labels } = useErrorLabels();
  const reference = error.digest && fillMessage(labels.reference, { id: error.digest });
  return (
    <ErrorState title={labels.title} text={labels.text} reference={reference}>
      <PlainButton className={buttonClass({ variant: "primary" })} onClick={retry}>
        <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
        {labels.retry}
      </PlainButton>
      <a className={buttonClass({})} href="/">
        {labels.home}
      </a>
    </ErrorState>
  );
}
