"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import Lock from "lucide-react/icons/lock";
import UserRoundX from "lucide-react/icons/user-round-x";
import type { ReactElement, ReactNode } from "react";
import { awayLine, awayText } from "@/components/accounts/away-text";
import { Avatar } from "@/components/ui/avatar";
import {
  Menu,
  MenuGroup,
  MenuHeading,
  MenuItem,
  MenuPopup,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { TeamMark } from "@/components/ui/team-mark";
import { settableStatuses, ticketPriorities } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { AssignableView, TeamView } from "@/lib/tickets/view-types";
import { PriorityIcon } from "./priority-icon";
import { StatusIcon } from "./status-icon";
import { useTicket } from "./ticket-state";
import { useTicketChanges } from "./use-ticket-changes";

type PropertyName = "status" | "priority" | "assignee" | "team";

type MenuProps = {
  /** What is pressed: a line of the panel or a chip. */
  trigger: ReactElement;
};

export function StatusMenu({ trigger }: MenuProps) {
  const { fields, labels } = useTicket();
  const { setStatus } = useTicketChanges();
  return (
    <PropertyMenu
      name="status"
      label={labels.panel.status}
      heading={labels.panel.setStatus}
      value={labels.status[fields.status]}
      icon={<StatusIcon status={fields.status} />}
      trigger={trigger}
    >
      {settableStatuses.map((status) => (
        <MenuItem key={status} onClick={() => setStatus(status)}>
          <StatusIcon status={status} />
          {labels.status[status]}
        </MenuItem>
      ))}
    </PropertyMenu>
  );
}

export function PriorityMenu({ trigger }: MenuProps) {
  const { fields, labels } = useTicket();
  const { setPriority } = useTicketChanges();
  return (
    <PropertyMenu
      name="priority"
      label={labels.panel.priority}
      heading={labels.panel.setPriority}
      value={labels.priority[fields.priority]}
      icon={<PriorityIcon priority={fields.priority} />}
      trigger={trigger}
    >
      {ticketPriorities.toReversed().map((priority) => (
        <MenuItem key={priority} onClick={() => setPriority(priority)}>
          <PriorityIcon priority={priority} />
          {labels.priority[priority]}
        </MenuItem>
      ))}
    </PropertyMenu>
  );
}

export function AssigneeMenu({ trigger, assignable }: MenuProps & { assignable: AssignableView[] }) {
  const { fields, labels, now, locale } = useTicket();
  const { assign } = useTicketChanges();
  const reading = [labels.away, now, locale] as const;
  return (
    <PropertyMenu
      name="assignee"
      label={labels.panel.assignee}
      heading={labels.panel.assignTo}
      value={fields.assignee?.name ?? labels.panel.nobody}
      besides={fields.assignee && awayLine(fields.assignee.away, ...reading)}
      icon={<Avatar person={fields.assignee} size={20} />}
      trigger={trigger}
      after={
        fields.assignee && (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => assign(null)}>
              <UserRoundX size={16} strokeWidth={1.75} className="mx-0.5 text-muted-foreground" aria-hidden />
              {labels.panel.nobody}
            </MenuItem>
          </>
        )
      }
    >
      {assignable.map(({ isMe, ...one }) => (
        <MenuItem key={one.id} label={one.name} onClick={() => assign(one)}>
          <Avatar person={one} size={20} />
          <span className="flex min-w-0 grow flex-col">
            <span dir="auto" className="truncate">
              {one.name}
            </span>
            {one.away && (
              <span className="text-muted-foreground text-xs">{awayText(one.away, ...reading)}</span>
            )}
          </span>
          {isMe && <span className="text-muted-foreground text-xs">{labels.panel.you}</span>}
        </MenuItem>
      ))}
    </PropertyMenu>
  );
}

export function TeamMenu({ trigger, teams }: MenuProps & { teams: TeamView[] }) {
  const { fields, labels } = useTicket();
  const { setTeam } = useTicketChanges();
  return (
    <PropertyMenu
      name="team"
      label={labels.team.label}
      heading={labels.team.heading}
      value={fields.team?.name ?? labels.team.none}
      icon={<TeamMark hue={fields.team?.hue ?? null} />}
      trigger={trigger}
      after={
        fields.team && (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => setTeam(null)}>
              <TeamMark hue={null} />
              {labels.team.none}
            </MenuItem>
          </>
        )
      }
    >
      {teams.map((team) => (
        <MenuItem key={team.id} label={team.name} onClick={() => setTeam(team)}>
          <TeamMark hue={team.hue} />
          <span dir="auto" className="grow truncate">
            {team.name}
          </span>
          {team.restricted && (
            <Lock size={14} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
          )}
        </MenuItem>
      ))}
    </PropertyMenu>
  );
}

type PropertyMenuProps = MenuProps & {
  name: PropertyName;
  label: string;
  heading: string;
  value: string;
  /** What is to be known of the value. */
  besides?: string | null;
  icon: ReactNode;
  children: ReactNode;
  after?: ReactNode;
};

function PropertyMenu({ name, label, heading, value, besides, icon, trigger, ...rest }: PropertyMenuProps) {
  const { panel, away } = useTicket().labels;
  const { children, after } = rest;
  const said = besides ? fillMessage(away.named, { name: value, away: besides }) : value;
  return (
    <Menu>
      <MenuTrigger
        render={trigger}
        data-property={name}
        aria-label={fillMessage(panel.change, { field: label, value: said })}
      >
        {icon}
        <span className="flex min-w-0 flex-col">
          <span dir="auto" className="truncate">
            {value}
          </span>{" "}
          {besides && <span className="truncate font-normal text-muted-foreground text-xs">{besides}</span>}
        </span>
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          className="chevron ms-auto text-muted-foreground"
          aria-hidden
        />
      </MenuTrigger>
      <MenuPopup className="w-56" align="start">
        <MenuGroup>
          <MenuHeading>{heading}</MenuHeading>
          {children}
        </MenuGroup>
        {after}
      </MenuPopup>
    </Menu>
  );
}
