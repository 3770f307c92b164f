import type { CSSProperties } from "react";
import { hueOf } from "./hue";

/** null: nobody. `picture`: a colleague's, by its hash; only pages for colleagues know one. */
type Person = { id: number; name: string; picture?: string | null } | null;
type Props = { person: Person; size?: number; className?: string };

/** Decoration only: the name must stand beside it or in an `aria-label`. */
export function Avatar({ person, size, className = "" }: Props) {
  return <span aria-hidden {...avatarLook(person, size, className)} />;
}

/** For an element that is there anyway, such as a cell: the look without a further one. */
export function avatarLook(person: Person, size = 24, className = "") {
  const picture = person?.picture;
  const style = {
    ...(size !== 24 && { "--avatar-size": `${size}px` }),
    ...(person && { "--h": hueOf(person.id) }),
    ...(picture && { "--picture": `url("/api/portal/pictures/${person.id}/${picture}")` }),
  };
  return {
    className: `avatar ${person ? "" : "nobody "}${picture ? "pictured " : ""}${className}`.trimEnd(),
    style: style as CSSProperties,
    "data-initials": person ? initials(person.name) : undefined,
  };
}

/** First letters of the first and last word; one sign for scripts without capitals. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  if (first.toLowerCase() === first.toUpperCase() || words.length < 2) return first.toUpperCase();
  return (first + ([...(words.at(-1) ?? "")][0] ?? "")).toUpperCase();
}
