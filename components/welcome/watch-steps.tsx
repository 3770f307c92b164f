"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const every = 10_000;

/** A first mail, or a test that left, is said to no page: while this one is looked at it asks anew by itself. */
export function WatchSteps() {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}
