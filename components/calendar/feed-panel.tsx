"use client";

import { useState } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { CopyField } from "@/components/ui/copy-field";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDay, wallClock } from "./days";
import type { CalendarActions, CalendarData } from "./types";

type Props = { data: CalendarData; actions: Pick<CalendarActions, "createFeed" | "revokeFeed"> };

/** The secret address for a calendar program: made, copied while it can be seen, taken back. */
export function FeedPanel({ data, actions }: Props) {
  const { labels, feed, locale, timeZone } = data;
  const words = labels.feed;
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState<"create" | "revoke" | null>(null);

  async function run<T>(kind: "create" | "revoke", act: () => Promise<ActionResult<T>>, said: string) {
    setBusy(kind);
    const result = await callAction(act, labels.networkError);
    setBusy(null);
    const problem = problemOf(result);
    toast({ title: problem ?? said, bad: problem !== null });
    return problem === null ? result.data : undefined;
  }
  async function create() {
    const made = await run("create", () => actions.createFeed({}), words.created);
    if (made) setAddress(`${data.feedBase}/api/calendar/${made.token}.ics`);
  }
  async function revoke() {
    await run("revoke", () => actions.revokeFeed({}), words.revoked);
    setAddress(null);
  }

  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-secondary-text">{words.text}</p>
      {address ? (
        <CopyField name="feed" label={words.address} hint={words.once} value={address} words={words} />
      ) : (
        <p className="text-muted-foreground">
          {feed
            ? fillMessage(words.since, {
                date: formatDay(wallClock(feed.createdAt, timeZone).day, locale, "range"),
              })
            : words.none}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t pt-4">
        <Button variant={feed ? "outline" : "primary"} busy={busy === "create"} onClick={() => void create()}>
          {feed ? words.renew : words.create}
        </Button>
        {feed && (
          <Button variant="ghost" busy={busy === "revoke"} onClick={() => void revoke()}>
            {words.revoke}
          </Button>
        )}
      </div>
      {feed && <p className="text-muted-foreground text-xs">{words.renewText}</p>}
    </div>
  );
}
