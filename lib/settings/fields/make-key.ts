const longest = 30;

/**
 * A key that programs can write, from a name as it was first given: "Contract no." is `contract_no`. Another one's key
 * gets a number behind it.
 */
export function makeKey(name: string, taken: readonly string[]): string {
  const words = name
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
  const key = words.slice(0, longest).replace(/^_+|_+$/g, "") || "field";
  if (!taken.includes(key)) return key;
  let number = 2;
  while (taken.includes(`${key}_${number}`)) number += 1;
  return `${key}_${number}`;
}
