import type { Permission } from "@/lib/core/permissions";
import type { Messages } from "@/lib/i18n/load-messages";

export type PermissionGroup = { label: string; permissions: { key: string; text: string }[] };

/** These permissions in words, under their subjects; a subject without any is left out. */
export function permissionGroups(
  which: readonly Permission[],
  { groups, may }: Messages["settings"]["roles"],
): PermissionGroup[] {
  const asked = new Set<string>(which);
  return Object.entries(may)
    .map(([subject, texts]) => ({
      label: groups[subject as keyof typeof groups],
      permissions: Object.entries(texts)
        .map(([what, text]) => ({ key: `${subject}.${what}`, text }))
        .filter(({ key }) => asked.has(key)),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}
