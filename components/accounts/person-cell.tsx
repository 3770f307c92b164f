import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { tableClass } from "./table-class";

type Props = {
  person: { id: number; name: string; address: string | null };
  href: string;
  noAddress: string;
  /** What phones show below, since its column is not there. */
  children?: ReactNode;
};

/** The first cell of a row that is about a person, and leads to him. */
export function PersonCell({ person, href, noAddress, children }: Props) {
  return (
    <td>
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar person={person} size={28} />
        <span className="flex min-w-0 flex-col">
          <Link href={href as Route} prefetch={false} dir="auto" className={tableClass.link}>
            {person.name}
          </Link>
          <span className="[overflow-wrap:anywhere] text-muted-foreground text-xs">
            {person.address ?? noAddress}
          </span>
          {children}
        </span>
      </span>
    </td>
  );
}
