/** What lies over a page when it is asked for. */
export type Layer = "palette" | "shortcuts";

type Listener = (layer: Layer) => void;
let listener: Listener | null = null;

/** For whatever opens one by a click: they stand once in the frame, and hear of it there. */
export function openLayer(layer: Layer): void {
  listener?.(layer);
}

/** @returns takes it back */
export function onOpenLayer(open: Listener): () => void {
  listener = open;
  return () => {
    if (listener === open) listener = null;
  };
}
