"use client";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { MenuGroup, MenuHeading, MenuItem } from "@/components/ui/menu";
import { SplitButton } from "@/components/ui/split-button";
import { type SendWay, sendWays } from "./send-preference";
import { StatusIcon } from "./status-icon";
import { useTicket } from "./ticket-state";
import type { ComposerMode } from "./use-composer";

type Props = {
  mode: ComposerMode;
  way: SendWay;
  /** A newer message came: pressing means "although I know". */
  newer: boolean;
  busy: boolean;
  onSend: (way: SendWay) => void;
};

export function SendButtons({ mode, way, newer, busy, onSend }: Props) {
  const { fields, labels } = useTicket();
  const text = labels.composer;
  if (mode === "note") {
    return (
      <Button variant="primary" busy={busy} onClick={() => onSend(way)}>
        {text.addNote}
        <Kbd className="border-white/20 bg-black/16 text-inherit">Ctrl ↵</Kbd>
      </Button>
    );
  }
  const names = { pending: text.sendPending, keep: text.send, solved: text.sendSolved };
  const lines = { pending: labels.status.pending, keep: text.keepStatus, solved: labels.status.solved };
  return (
    <SplitButton
      busy={busy}
      onClick={() => onSend(way)}
      menuLabel={text.sendMenu}
      menu={
        <MenuGroup>
          <MenuHeading>{text.sendMenuTitle}</MenuHeading>
          {sendWays.map((option) => (
            <MenuItem key={option} onClick={() => onSend(option)}>
              <StatusIcon status={option === "keep" ? fields.status : option} />
              <span className="grow">{lines[option]}</span>
              {option === way && <Kbd>Ctrl ↵</Kbd>}
              {option === "solved" && way !== "solved" && <Kbd>Ctrl ⇧ ↵</Kbd>}
            </MenuItem>
          ))}
        </MenuGroup>
      }
    >
      {newer ? text.sendAnyway : names[way]}
    </SplitButton>
  );
}
