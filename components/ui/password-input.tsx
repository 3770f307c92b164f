"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type ComponentProps, useState } from "react";
import { Input } from "./input";

type Props = Omit<ComponentProps<typeof Input>, "type"> & { showLabel: string; hideLabel: string };

export function PasswordInput({ showLabel, hideLabel, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...rest} dir="ltr" type={shown ? "text" : "password"} className="pe-11" />
      <button
        type="button"
        aria-label={shown ? hideLabel : showLabel}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}
