/** What a form of names says that it showed. */
export function seenNames(name: Record<string, string>) {
  return { fromEn: name.en ?? "", fromDe: name.de ?? "" };
}
