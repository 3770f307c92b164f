"use client";

import { type FormEvent, useState, useTransition } from "react";
import type { ActionResult } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";

type State = { fields: Record<string, string>; form: string | null };
const clean: State = { fields: {}, form: null };

/**
 * Sends a form's fields as one object to an action. What was typed stays, every field gets its own error, and the
 * first wrong field gets the focus.
 */
export function useFormAction<T extends Record<string, string>>(
  names: readonly (keyof T & string)[],
  action: (input: T) => Promise<ActionResult<unknown>>,
  networkError: string,
  /** The field to go to when the form as a whole failed. */
  fallback?: keyof T & string,
) {
  const [state, setState] = useState(clean);
  const [busy, start] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const input = Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? "")])) as T;
    start(async () => {
      const next = problems(await callAction(() => action(input), networkError));
      setState(next);
      const wrong = names.find((name) => next.fields[name]) ?? (next.form ? fallback : undefined);
      if (wrong) form.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    });
  }
  return { ...state, busy, onSubmit };
}

function problems(result: ActionResult<unknown>): State {
  const fields: Record<string, string> = {};
  for (const [name, list] of Object.entries(result.validationErrors?.fieldErrors ?? {})) {
    if (list?.[0]) fields[name] = list[0];
  }
  return { fields, form: result.serverError?.message ?? result.validationErrors?.formErrors?.[0] ?? null };
}
