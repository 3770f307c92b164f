"use client";

import { type SubmitEvent, useActionState, useState, useTransition } from "react";
import type { FormAction, FormResult } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";

type Options<Name extends string> = {
  /** The field to go to when the form as a whole failed. */
  fallback?: Name;
  /** Told when it went well: for a form that then comes anew, with what was saved, and could not show `saved`. */
  onDone?: () => void;
};

/**
 * A form that works before its scripts and without them: `<form action={action} onSubmit={onSubmit}>`. Scripts keep
 * all that was typed in place; without them the page comes anew with `values`. Either way every field gets its own
 * error, and the first wrong one the focus.
 */
export function useFormAction<Name extends string, Data = unknown>(
  names: readonly Name[],
  send: FormAction<Data>,
  networkError: string,
  { fallback, onDone }: Options<Name> = {},
) {
  const [rendered, action] = useActionState(send, {});
  const [answer, setAnswer] = useState<FormResult<Data> | null>(null);
  const [saved, setSaved] = useState(0);
  const [busy, start] = useTransition();
  const problems = problemsOf(answer ?? rendered);
  const firstWrong = ({ fields, form }: Problems) =>
    names.find((name) => fields[name]) ?? (form ? fallback : undefined);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    // With what the pressed button says, as the browser sends it.
    const form = new FormData(element, event.nativeEvent.submitter);
    start(async () => {
      const next = await callAction(() => send({}, form), networkError);
      setAnswer(next);
      if (isFine(next)) {
        setSaved((times) => times + 1);
        onDone?.();
      }
      const wrong = firstWrong(problemsOf(next));
      if (wrong) element.querySelector<HTMLElement>(controlOf(wrong))?.focus();
    });
  }
  const wrong = firstWrong(problems);
  return {
    ...problems,
    values: rendered.values ?? {},
    /** For `autoFocus`: the browser itself goes there when the page came anew. */
    wrong,
    /** What a `Field` is told of one: its name, what is wrong with it, and whether it is the first that is. */
    field: (name: Name) => ({ name, error: problems.fields[name], autoFocus: wrong === name }),
    /** What a conflict is about, for a form that shows both sides. */
    details: (answer ?? rendered).serverError?.details ?? {},
    /** What the action gave back when it went well. */
    data: (answer ?? rendered).data,
    busy,
    /** How many times it went well; for forms that stay where they are. */
    saved: saved + (isFine(rendered) ? 1 : 0),
    action,
    onSubmit,
  };
}

/** Not the empty beginning: an answer, and nothing wrong with it. */
function isFine(result: FormResult): boolean {
  return result.values !== undefined && !result.serverError && !result.validationErrors;
}

/** A field's own control; one that sends its value through a hidden one says by `data-field` whose it is. */
function controlOf(name: string): string {
  const own = `[name="${name}"]:not([type="hidden"])`;
  return `${own}, [data-field="${name}"] :is(input:not([type="hidden"]), textarea, [role="textbox"])`;
}

type Problems = { fields: Record<string, string>; form: string | null };

function problemsOf(result: FormResult): Problems {
  const fields: Record<string, string> = { ...result.serverError?.fields };
  for (const [name, list] of Object.entries(result.validationErrors?.fieldErrors ?? {})) {
    if (list?.[0]) fields[name] = list[0];
  }
  const form = result.serverError?.message ?? result.validationErrors?.formErrors?.[0] ?? null;
  return { fields, form: result.serverError?.fields ? null : form };
}
