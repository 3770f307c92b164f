"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useTicket } from "./ticket-state";
import { useSetAside } from "./use-set-aside";

type Props = {
  texts: { spam: string; trash: string; closed: string; merged: string; restore: string };
  mayRestore: boolean;
};

/** Why this ticket is not work, and the way back where there is one. */
export function SetAsideNotice({ texts, mayRestore }: Props) {
  const { status } = useTicket().fields;
  const { restore } = useSetAside();
  if (status !== "spam" && status !== "trash" && status !== "closed" && status !== "merged") return null;
  return (
    <Banner className="mx-4 mt-3 shrink-0 items-center md:mx-6">
      <span className="flex flex-wrap items-center justify-between gap-2">
        {texts[status]}
        {mayRestore && (status === "spam" || status === "trash") && (
          <Button size="sm" onClick={restore}>
            {texts.restore}
          </Button>
        )}
      </span>
    </Banner>
  );
}
