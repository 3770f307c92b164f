import Settings from "lucide-react/icons/settings";
import { NavLink } from "./nav-link";
import type { NavEntry } from "./types";

/** One entry for all pages of the settings: each of them keeps it current. */
export function SettingsLink({ href, label }: NavEntry) {
  return (
    <NavLink href={href} label={label} within icon={<Settings size={16} strokeWidth={1.75} aria-hidden />} />
  );
}
