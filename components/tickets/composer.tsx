"use client";

import Lock from "lucide-react/icons/lock";
import Reply from "lucide-react/icons/reply";
import { useEffect, useEffectEvent, useRef } from "react";
import { type ComposerOffer, offerComposer } from "@/components/search/page-offers";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { useKeys } from "@/components/ui/use-keys";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { DraftView } from "@/lib/tickets/view-types";
import { ComposerBanners } from "./composer-banners";
import { ComposerText } from "./composer-text";
import { SendButtons } from "./send-buttons";
import { useSendWay } from "./send-preference";
import { useTicket } from "./ticket-state";
import { type ComposerMode, type SeenMessage, useComposer } from "./use-composer";
import { useComposerHeight } from "./use-composer-height";

type Props = {
  to: { name: string; address: string | null };
  /** The draft being written, or one that was held back. */
  draft: DraftView | undefined;
  messages: SeenMessage[];
};

/** Empty and without the focus it is one line; `quiet` hides the rest then. */
const quietHidden = "group-[&[data-quiet]:not(:focus-within)]/composer:hidden";

export function Composer({ to, draft, messages }: Props) {
  const { id, fields, labels, locale, requesterName } = useTicket();
  const text = labels.composer;
  const mayReply = to.address !== null;
  const composer = useComposer(draft, messages, mayReply);
  const { mode, blank } = composer;
  const [way, setWay] = useSendWay();
  const holder = useRef<HTMLElement>(null);
  useComposerHeight(holder);
  const closed = ["closed", "merged", "spam", "trash"].includes(fields.status);

  const open = (next: ComposerMode) => {
    if (next === "note" || mayReply) composer.switchMode(next);
    holder.current?.querySelector<HTMLElement>("textarea,[role=textbox]")?.focus();
  };
  useKeys({ r: () => open("reply"), n: () => open("note") });
  const offer = useEffectEvent(
    (): ComposerOffer => ({
      open,
      mayReply,
      html: composer.html,
      rewrite: composer.rewrite,
    }),
  );
  useEffect(() => {
    if (closed) return;
    return offerComposer(() => offer());
  }, [closed]);
  if (closed) return null;

  const placeholder =
    mode === "note" ? text.notePlaceholder : fillMessage(text.replyPlaceholder, { name: requesterName });
  return (
    <section
      ref={holder}
      aria-label={text.label}
      data-quiet={blank && mode === "reply" && !composer.held ? "" : undefined}
      className="group/composer relative mx-6 mb-4 shrink-0 touch:mx-0 touch:mb-0"
    >
      <ComposerBanners held={composer.held} newer={composer.newer && !blank} problem={composer.problem} />
      <div
        className={cn(
          "relative rounded-lg border border-input bg-card shadow-(--shadow-sm) focus-within:border-ring focus-within:outline-3 focus-within:outline-[color-mix(in_oklab,var(--ring)_20%,transparent)] touch:rounded-none touch:border-x-0 touch:border-b-0 touch:pb-[env(safe-area-inset-bottom)]",
          mode === "note" && "border-note-border bg-note",
        )}
      >
        <div
          className={cn(
            "flex items-center gap-2.5 border-b p-[7px] ps-2",
            mode === "note" && "border-note-border",
            quietHidden,
          )}
        >
          {mayReply && (
            <Segmented
              label={text.mode}
              value={mode}
              onChange={composer.switchMode}
              options={[
                {
                  value: "reply",
                  label: text.reply,
                  icon: <Reply size={14} strokeWidth={1.75} aria-hidden />,
                  title: "R",
                },
                {
                  value: "note",
                  label: text.note,
                  icon: <Lock size={14} strokeWidth={1.75} aria-hidden />,
                  title: "N",
                },
              ]}
            />
          )}
          <span
            className={cn(
              "flex min-w-0 items-center gap-1.5 text-xs",
              mode === "note" ? "font-medium text-note-text" : "text-muted-foreground",
            )}
          >
            {mode === "note" ? (
              text.noteHint
            ) : (
              <>
                {text.to}
                <span
                  dir="auto"
                  title={to.address ?? undefined}
                  className="truncate rounded-full border bg-card px-2 py-[2px] font-medium text-foreground"
                >
                  {to.name}
                </span>
              </>
            )}
          </span>
        </div>
        <ComposerText
          key={composer.loaded.key}
          initialHtml={composer.loaded.html}
          focusAtStart={composer.loaded.focus}
          quiet={blank}
          label={placeholder}
          placeholder={placeholder}
          labels={text}
          mentions={{ on: mode === "note", ticketId: id, labels: text, locale }}
          onChange={composer.change}
          onSubmit={(solve) => composer.send(solve ? "solved" : way)}
          onEscape={() => (document.activeElement as HTMLElement | null)?.blur()}
        />
        <Kbd
          className={cn(
            "absolute end-3 top-[13px] hidden",
            "md:group-[&[data-quiet]:not(:focus-within)]/composer:inline-flex",
          )}
        >
          R
        </Kbd>
        <div className={cn("flex items-center justify-end gap-2 p-2 pt-1.5", quietHidden)}>
          <SaveStatus status={composer.saveStatus} labels={text} />
          <SendButtons
            mode={mode}
            way={way}
            newer={composer.newer && !blank}
            busy={composer.busy}
            onSend={(next) => {
              if (mode === "reply") setWay(next);
              composer.send(next);
            }}
          />
        </div>
      </div>
    </section>
  );
}

type SaveLabels = { draftSaved: string; draftSaving: string; draftLocal: string };

function SaveStatus({ status, labels }: { status: string; labels: SaveLabels }) {
  const words: Record<string, string> = {
    saving: labels.draftSaving,
    saved: labels.draftSaved,
    local: labels.draftLocal,
  };
  return (
    <span className="text-muted-foreground text-xs group-has-[.bg-note]/composer:text-note-text touch:hidden">
      {words[status]}
    </span>
  );
}
