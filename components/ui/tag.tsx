import type { CSSProperties } from "react";
import { hueOf } from "./hue";

/** The same name has the same hue everywhere. */
export function Tag({ name }: { name: string }) {
  return (
    <span style={{ "--h": hueOf(name) } as CSSProperties} className="tag">
      <span dir="auto">{name}</span>
    </span>
  );
}
