"use client";

import { useEffect, useState } from "react";
import { fillMessage } from "@/lib/i18n/fill-message";

/** "Reply to Marcus goes out in 7 s", counting. Screen readers heard it once, from the live region. */
export function CountdownTitle({ text, name, seconds }: { text: string; name: string; seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((old) => Math.max(0, old - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="tabular-nums">
      {fillMessage(text, { name, seconds: left })}
    </span>
  );
}
