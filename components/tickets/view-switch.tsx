"use client";

import type { Route } from "next";
import Link from "next/link";
import { countOf, formatCount } from "@/components/shell/format-count";
import { viewIcons } from "@/components/shell/view-icons";
import { Button } from "@/components/ui/button";
import { Menu, MenuLinkItem, MenuPopup, MenuTrigger } from "@/components/ui/menu";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";

type Props = { view: ViewKey; counts: ViewCounts; views: ViewKey[]; labels: Messages["views"] };

/** Below 768 px, where there is no sidebar. */
export function ViewSwitch({ view, counts, views, labels }: Props) {
  return (
    <div className="md:hidden">
      <Menu>
        <MenuTrigger
          render={<Button variant="ghost" size="icon" aria-label={labels.choose} />}
          className="-ms-3"
        >
          <span aria-hidden className="icon icon-chevron-down size-4" />
        </MenuTrigger>
        <MenuPopup className="w-64">
          {views.map((key) => (
            <MenuLinkItem
              key={key}
              render={<Link href={`/inbox/${key}` as Route} />}
              aria-current={key === view ? "page" : undefined}
              className="aria-[current=page]:bg-active"
            >
              <span aria-hidden className={`icon ${viewIcons[key]} size-4`} />
              <span className="grow">{labels[key]}</span>
              <span className="text-muted-foreground text-xs tabular-nums">
                {formatCount(countOf(counts, key))}
              </span>
            </MenuLinkItem>
          ))}
        </MenuPopup>
      </Menu>
    </div>
  );
}
