"use client";

import { useEffect, useState } from "react";
import { fillMessage } from "@/lib/i18n/fill-message";

type Props = { labels: { counting: string; once: string }; name: string; seconds: number };

/** "Reply to Marcus goes out in 7 s", counting for the eye; screen readers hear it once, without the seconds. */
export function CountdownTitle({ labels, name, seconds }: Props) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((old) => Math.max(0, old - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <span className="sr-only">{fillMessage(labels.once, { name })}</span>
      <span aria-hidden className="tabular-nums">
        {fillMessage(labels.counting, { name, seconds: left })}
      </span>
    </>
  );
}
