"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { useFormAction } from "./use-form-action";

type Props = {
  /** What is moved. */
  fields: Record<string, string | number>;
  /** What the buttons are called; null for the way that it cannot go. */
  up: string | null;
  down: string | null;
  networkError: string;
  move: FormAction;
};

/** Two buttons that change something's place in a list, which also act without scripts. */
export function MoveButtons({ fields, up, down, networkError, move }: Props) {
  const { form, action, onSubmit } = useFormAction([], move, networkError);
  return (
    <form action={action} onSubmit={onSubmit} className="flex gap-1">
      <HiddenFields fields={fields} />
      {form && <FormError key={form} title={form} />}
      {up && <MoveButton to="up" name={up} icon={ArrowUp} />}
      {down && <MoveButton to="down" name={down} icon={ArrowDown} />}
    </form>
  );
}

function MoveButton({ to, name, icon: Icon }: { to: "up" | "down"; name: string; icon: typeof ArrowUp }) {
  return (
    <Button type="submit" name="to" value={to} size="icon-sm" variant="ghost" aria-label={name}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  );
}
