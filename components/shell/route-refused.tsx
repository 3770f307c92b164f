"use client";

import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";
import { useErrorLabels } from "./error-labels";

/** For not-found.tsx, and made of little like `RouteError`. */
export function RouteNotFound() {
  const { notFound } = useErrorLabels();
  return (
    <ErrorState title={notFound.title} text={notFound.text}>
      <a className={buttonClass({})} href="/inbox">
        {notFound.inbox}
      </a>
    </ErrorState>
  );
}

/** For forbidden.tsx. */
export function RouteForbidden() {
  const { forbidden } = useErrorLabels();
  return <ErrorState title={forbidden.title} text={forbidden.text} />;
}
