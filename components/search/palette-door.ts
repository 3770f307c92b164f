type Listener = () => void;
let listener: Listener | null = null;

/** For whatever opens the palette by a click: it stands once in the frame, and hears of it there. */
export function openPalette(): void {
  listener?.();
}

/** @returns takes it back */
export function onOpenPalette(open: Listener): () => void {
  listener = open;
  return () => {
    if (listener === open) listener = null;
  };
}
