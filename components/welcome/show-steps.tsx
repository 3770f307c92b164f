"use client";

import { useActionState } from "react";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";

type Props = { shown: boolean; label: string; show: FormAction };

/** Takes the steps out of the navigation of every admin, or puts them back. */
export function ShowSteps({ shown, label, show }: Props) {
  const [, action, busy] = useActionState(show, {});
  return (
    <form action={action}>
      <input type="hidden" name="shown" value={shown ? "no" : "yes"} />
      <Button type="submit" variant="ghost" busy={busy}>
        {label}
      </Button>
    </form>
  );
}
