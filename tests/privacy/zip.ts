/** The entries of a ZIP whose files are stored as they are, by name. */
export function entriesOf(zip: Buffer): Record<string, string> {
  const entries: Record<string, string> = {};
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const size = zip.readUInt32LE(at + 24);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    entries[name] = zip.toString("utf8", start, start + size);
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
