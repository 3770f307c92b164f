/** Text that PostgreSQL and JSON can hold: no NUL, lone surrogates replaced by U+FFFD, line ends as "\n". */
export function cleanText(value: string): string {
  return value.replaceAll("\u0000", "").replace(/\r\n?/g, "\n").toWellFormed();
}
