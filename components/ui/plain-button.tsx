import type { ComponentProps } from "react";
import { spinnerClass } from "./spinner-class";

export type PlainButtonProps = ComponentProps<"button"> & { busy?: boolean };

/**
 * A button whose classes are complete already. Busy keeps the width and the focus: the label stays in place, hidden
 * under the spinner. For pages whose scripts are counted: `Button` brings 9 KB that merge classes.
 */
export function PlainButton({ busy = false, children, onClick, ...rest }: PlainButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span aria-hidden className={`${spinnerClass} absolute inset-0 m-auto`} />}
      {busy ? <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span> : children}
    </button>
  );
}
