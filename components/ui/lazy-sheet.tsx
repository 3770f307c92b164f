"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import type { Sheet } from "./sheet";

type Props = ComponentProps<typeof Sheet>;
let loaded: ComponentType<Props> | null = null;

/** A sheet whose script comes with its first opening, for pages on which few open one. */
export function LazySheet(props: Props) {
  const { open, onOpenChange } = props;
  const [Loaded, setLoaded] = useState(() => loaded);
  const wanted = open && Loaded === null;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    import("./sheet").then(
      (module) => {
        loaded = module.Sheet;
        if (!gone) setLoaded(() => module.Sheet);
      },
      // Offline: the next press tries again.
      () => onOpenChange(false),
    );
    return () => {
      gone = true;
    };
  }, [wanted, onOpenChange]);
  return Loaded && <Loaded {...props} />;
}
