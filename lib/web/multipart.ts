import { AppError } from "@/lib/core/errors";

/** One field or file of a form; its content must be read, or is passed over, before the next one comes. */
export type Part = {
  name: string;
  /** null for a field; empty where no file was chosen. */
  fileName: string | null;
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
};

const longestHead = 8192;

/**
 * The parts of a multipart/form-data body (RFC 7578) as they come in. `request.formData()` would hold every file of
 * everybody who is sending one in memory; this holds one chunk each, whatever is sent.
 * @throws AppError `invalid` for what is no form, or one that ends too early
 */
export async function* multipartParts(
  body: AsyncIterable<Uint8Array>,
  contentType: string | null,
): AsyncGenerator<Part> {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;,"]{1,70}))/i.exec(
      contentType ?? "",
    ) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw broken();
  const source = new Source(body, Buffer.from(`\r\n--${boundary}`));
  for await (const _preamble of source.untilBoundary());
  while (await source.hasNextPart()) {
    const content = source.untilBoundary();
    yield { ...readHead(await source.head()), content };
    for await (const _unread of content);
  }
}

class Source {
  // The first boundary stands at the start of a line that nothing comes before.
  private buffer: Buffer = Buffer.from("\r\n");
  private readonly chunks: AsyncIterator<Uint8Array>;
  constructor(
    body: AsyncIterable<Uint8Array>,
    private readonly boundary: Buffer,
  ) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** Everything before the next boundary. What may be the begin of one is held back until it is known. */
  async *untilBoundary(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.buffer.indexOf(this.boundary);
      const free = at < 0 ? this.buffer.length - this.boundary.length + 1 : at;
      if (free > 0) {
        const ready = this.buffer.subarray(0, free);
        this.buffer = this.buffer.subarray(free);
        yield ready;
      }
      if (at >= 0) {
        this.buffer = this.buffer.subarray(this.boundary.length);
        return;
      }
      await this.more();
    }
  }

  /** Behind a boundary: another part, or the form's end. */
  async hasNextPart(): Promise<boolean> {
    while (this.buffer.length < 2) await this.more();
    const mark = this.buffer.toString("latin1", 0, 2);
    this.buffer = this.buffer.subarray(2);
    if (mark !== "\r\n" && mark !== "--") throw broken();
    return mark === "\r\n";
  }

  async head(): Promise<string> {
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end > longestHead || (end < 0 && this.buffer.length > longestHead)) throw broken();
      if (end >= 0) {
        const head = this.buffer.toString("utf8", 0, end);
        this.buffer = this.buffer.subarray(end + 4);
        return head;
      }
      await this.more();
    }
  }

  private async more(): Promise<void> {
    // Whoever hangs up in the middle is nothing to log.
    const next = await this.chunks.next().catch(() => null);
    if (!next || next.done) throw broken();
    this.buffer =
      this.buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.buffer, next.value]);
  }
}

function readHead(head: string): Omit<Part, "content"> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? "";
  const name = parameter(disposition, "name");
  if (name === null) throw broken();
  const mediaType = /^content-type:\s*([^\s;]{1,250})/im.exec(head)?.[1]?.toLowerCase();
  return { name, fileName: parameter(disposition, "filename"), mediaType: mediaType ?? "text/plain" };
}

/** Browsers escape what would break the line, and nothing else (HTML, "multipart/form-data encoding algorithm"). */
function parameter(disposition: string, name: string): string | null {
  const value = new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, "i").exec(disposition)?.[1];
  return (
    value?.replace(/%(22|0D|0A)/gi, (_whole, code: string) => String.fromCharCode(parseInt(code, 16))) ?? null
  );
}

function broken(): AppError {
  return new AppError("invalid", "error.requests.broken");
}
