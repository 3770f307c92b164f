import { numberFormat } from "./intl";

const units = ["B", "KB", "MB", "GB"] as const;

/** "84 KB", "1.9 MB". */
export function formatSize(bytes: number, locale: string): string {
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  const digits = step > 0 && size < 10 ? 1 : 0;
  return `${numberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${units[step]}`;
}
