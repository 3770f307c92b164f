"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type ComponentProps, useState } from "react";
import { Input } from "./input";
import { useScripts } from "./use-scripts";

type Props = Omit<ComponentProps<typeof Input>, "type"> & { showLabel: string; hideLabel: string };

/** Where nothing acts on it (yet), there is no button to show what is typed. */
export function PasswordInput({ showLabel, hideLabel, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  const scripts = useScripts();
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...rest} dir="ltr" type={shown ? "text" : "password"} className="pe-11" />
      {scripts && (
        <button
          type="button"
          aria-label={shown ? hideLabel : showLabel}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}
