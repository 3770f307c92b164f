"use client";

import { useTransition } from "react";
import { type ActionResult, problemOf } from "./action-result";
import { Button, type ButtonProps } from "./button";
import { callAction } from "./call-action";
import { toast } from "./toast";

type Props<Input> = Pick<ButtonProps, "variant" | "size"> & {
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
export function ActButton<Input>({
  name,
  label,
  done,
  networkError,
  input,
  act,
  size = "sm",
  variant,
}: Props<Input>) {
  const [busy, start] = useTransition();
  return (
    <Button
      size={size}
      variant={variant}
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
