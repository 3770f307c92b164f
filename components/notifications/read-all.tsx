"use client";

import { useActionState } from "react";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";

/** Up to the newest one that stands here: what comes meanwhile stays unread. */
export function ReadAll({ upTo, label, readAll }: { upTo: number; label: string; readAll: FormAction }) {
  const [, action, busy] = useActionState(readAll, {});
  return (
    <form action={action}>
      <input type="hidden" name="upTo" value={upTo} />
      <Button type="submit" size="sm" busy={busy}>
        {label}
      </Button>
    </form>
  );
}
