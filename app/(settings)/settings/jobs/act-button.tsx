"use client";

import { useTransition } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";

type Props<Input> = {
  /** With what it acts on: several buttons on a page say the same. */
  name: string;
  label: string;
  /** Said once it is done. */
  done: string;
  networkError: string;
  input: Input;
  act: (input: Input) => Promise<ActionResult<unknown>>;
};

/** A button for one action, which says how it went. */
export function ActButton<Input>({ name, label, done, networkError, input, act }: Props<Input>) {
  const [busy, start] = useTransition();
  return (
    <Button
      size="sm"
      busy={busy}
      aria-label={name}
      onClick={() =>
        start(async () => {
          const problem = problemOf(await callAction(() => act(input), networkError));
          toast({ title: problem ?? done, bad: problem !== null });
        })
      }
    >
      {label}
    </Button>
  );
}
