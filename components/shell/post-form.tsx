"use client";

import { type ReactNode, type SubmitEvent, useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { PlainButton } from "@/components/ui/plain-button";

type Props = {
  /** Its route, which leads back to the page with what was wrong (lib/web/answer-form.ts). */
  action: string;
  submit: string;
  /** What is wrong with the form as a whole. */
  problem: string | null;
  children: ReactNode;
};

/**
 * A form of the browser's own: Next takes no action from pages that send no referrer. Scripts only see to it that it is
 * sent once, however often its button is pressed.
 */
export function PostForm({ action, submit, problem, children }: Props) {
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // A page that the browser kept comes back as it was left.
    const wake = () => setBusy(false);
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    if (busy) event.preventDefault();
    setBusy(true);
  }
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={action}
      noValidate
      onSubmit={onSubmit}
      className="flex flex-col gap-3.5"
    >
      {problem && (
        // Not FormError: it brings the merging of classes, 9 KB, to pages as light as sign-in.
        <p
          ref={focus}
          role="alert"
          tabIndex={-1}
          className="rounded-md bg-danger-soft px-3 py-2 font-medium text-danger-text"
        >
          {problem}
        </p>
      )}
      {children}
      <PlainButton
        type="submit"
        busy={busy}
        className={buttonClass({ variant: "primary", size: "lg", block: true })}
      >
        {submit}
      </PlainButton>
    </form>
  );
}

function focus(element: HTMLElement | null): void {
  element?.focus();
}
