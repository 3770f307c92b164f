"use client";

import { useEffect, useState } from "react";

type Politeness = "polite" | "assertive";
type Listener = (text: string, politeness: Politeness) => void;
const listeners = new Set<Listener>();

/** Says a text to screen readers. Assertive only for a failed send, sign-out and a lost connection. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  for (const listener of listeners) listener(text, politeness);
}

/** Stands once in the shell. */
export function LiveRegions() {
  const [texts, setTexts] = useState({ polite: "", assertive: "" });
  useEffect(() => {
    // A no-break space tells two equal texts apart, otherwise the second would not be read.
    const listener: Listener = (text, politeness) =>
      setTexts((old) => ({ ...old, [politeness]: old[politeness] === text ? `${text}\u00a0` : text }));
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return (
    <>
      <div role="status" className="sr-only">
        {texts.polite}
      </div>
      <div role="alert" className="sr-only">
        {texts.assertive}
      </div>
    </>
  );
}
