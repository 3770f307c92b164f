/** Lines of CSV as an answer's body: each is made when it is read, and none once nobody reads on. */
export function csvStream(lines: Iterator<string> | AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return?.();
    },
  });
}

/** A line (RFC 4180), quoted where it must be; what a spreadsheet would take for a formula is made text. */
export function csvLine(cells: (string | number)[]): string {
  const written = cells.map((cell) => {
    if (typeof cell === "number") return String(cell);
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}
