/** At most `maxLength` UTF-16 units, never ending in half a surrogate pair. */
export function cutText(value: string, maxLength: number): string {
  if (value.length <= maxLength) return value;
  const last = value.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return value.slice(0, splitsPair ? maxLength - 1 : maxLength);
}
