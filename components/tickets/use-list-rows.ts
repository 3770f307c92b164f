"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { TicketList } from "@/lib/tickets/view-types";
import { isOnScreen, placeRows } from "./place-rows";
import { reconcileRows } from "./reconcile-rows";
import { useLiveRows } from "./use-live-rows";

export type LoadMore = (cursor: string) => Promise<ActionResult<TicketList>>;

/** The rows on screen: the server's first page, what was loaded after it, and what waits to be shown. */
export function useListRows(list: TicketList, loadMore: LoadMore | undefined, networkText: string) {
  const [seen, setSeen] = useState(list);
  const [rows, setRows] = useState(list.rows);
  const [next, setNext] = useState(list.next);
  const [fresh, setFresh] = useState<TicketList["rows"]>([]);
  const [loading, start] = useTransition();

  if (seen !== list) {
    setSeen(list);
    const { shown, fresh: arrived } = reconcileRows(rows, list.rows, list.next === null, list.view);
    setRows(shown);
    setFresh(arrived);
    if (list.next === null) setNext(null);
  }

  useLiveRows(list.view, (ids, changed) => {
    const byId = new Map(changed.map((row) => [row.id, row]));
    const here = new Set(rows.map((row) => row.id));
    setRows(rows.flatMap((row) => (ids.includes(row.id) ? (byId.get(row.id) ?? []) : row)));
    const waiting = fresh.filter((row) => !ids.includes(row.id));
    setFresh([
      ...waiting,
      ...changed.filter((row) => !here.has(row.id) && isOnScreen(row, rows, next, list.view)),
    ]);
  });

  return {
    rows,
    next,
    loading,
    newCount: fresh.length,
    showNew() {
      setRows((old) => placeRows(old, fresh, list.view));
      setFresh([]);
    },
    more() {
      if (!loadMore || !next) return;
      start(async () => {
        const { data, serverError } = await callAction(() => loadMore(next), networkText);
        if (serverError) toast({ title: serverError.message, bad: true });
        if (!data) return;
        setRows((old) => [...old, ...data.rows.filter((row) => !old.some(({ id }) => id === row.id))]);
        setNext(data.next);
      });
    },
  };
}
