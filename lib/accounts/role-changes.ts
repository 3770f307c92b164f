type Told = { name: string | null; permissions: readonly string[] };

const nothing: Told = { name: null, permissions: [] };

/**
 * What an event says of a role: its name, and each permission that it did not have or has no more. A role's name is a
 * word of the workspace, and nobody's own.
 */
export function roleChanges(from: Told = nothing, to: Told = nothing) {
  const gained = to.permissions.filter((one) => !from.permissions.includes(one));
  const lost = from.permissions.filter((one) => !to.permissions.includes(one));
  return [
    ...(from.name === to.name ? [] : [{ field: "name", from: from.name, to: to.name }]),
    ...gained.map((one) => ({ field: `may.${one}`, from: false, to: true })),
    ...lost.map((one) => ({ field: `may.${one}`, from: true, to: false })),
  ];
}
