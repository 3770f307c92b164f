import { describe, expect, it } from "vitest";
import { listedFiles, withInlineImages } from "../../components/tickets/inline-images";
import type { AttachmentView, MessageView } from "../../lib/tickets/view-types";

const file = (id: number, contentId: string | null, mediaType = "image/png"): AttachmentView => ({
  id,
  name: `file-${id}`,
  mediaType,
  size: 1,
  contentId,
});
const href = (id: number) => `/api/attachments/${id}`;

describe("images inside a mail", () => {
  it("get the address of their attachment", () => {
    const html = '<p><img alt="gauge" data-cid="gauge@roastery" /></p>';
    expect(withInlineImages(html, [file(7, "gauge@roastery")], href)).toContain('src="/api/attachments/7"');
  });

  it("stay without one where nothing matches, or what matches is no image", () => {
    const html = '<img data-cid="a" />';
    expect(withInlineImages(html, [file(7, "b"), file(8, "a", "image/svg+xml")], href)).toBe(html);
  });

  it("are not listed again below; what is not shown is", () => {
    const message = {
      html: '<img data-cid="a&amp;b" />',
      quotedHtml: null,
      attachments: [file(1, "a&b"), file(2, null), file(3, "unused"), file(4, "a&b", "application/pdf")],
    } as unknown as MessageView;
    expect(listedFiles(message).map((one) => one.id)).toEqual([2, 3, 4]);
  });
});
