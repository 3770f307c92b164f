"use client";

import { Select as Base } from "@base-ui/react/select";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import { cn } from "./cn";
import { inputClass } from "./input";

type Props = {
  options: { value: string; label: string }[];
  value: string;
  onValueChange: (value: string) => void;
  label: string;
  id?: string;
  name?: string;
  className?: string;
};

/** For short lists in toolbars and panels. */
export function Select({ options, value, onValueChange, label, id, name, className }: Props) {
  return (
    <Base.Root
      items={options}
      value={value}
      name={name}
      onValueChange={(next: string | null) => next !== null && onValueChange(next)}
    >
      <Base.Trigger
        id={id}
        aria-label={label}
        className={cn(inputClass, "flex h-8 items-center gap-2 text-start text-sm touch:h-11", className)}
      >
        <Base.Value className="min-w-0 grow truncate" />
        <ChevronDown size={16} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg bg-popover p-1 text-sm shadow-(--shadow-md) outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex min-h-[30px] cursor-default select-none items-center gap-2 rounded-sm px-2 font-medium outline-none data-highlighted:bg-accent touch:min-h-11"
              >
                <Base.ItemText className="grow">{option.label}</Base.ItemText>
                <Base.ItemIndicator>
                  <Check size={14} strokeWidth={2} aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
