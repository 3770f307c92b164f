import type { AttachmentView, MessageView } from "@/lib/tickets/view-types";

const reference = /data-cid="([^"]*)"/g;

/** Puts the images that a mail carries in itself (RFC 2392) where its writer put them. */
export function withInlineImages(
  html: string,
  attachments: AttachmentView[],
  href: (id: number) => string,
): string {
  return html.replaceAll(reference, (whole, id: string) => {
    const image = attachments.find((one) => one.contentId === decoded(id) && isImage(one));
    return image ? `${whole} src="${href(image.id)}"` : whole;
  });
}

/** The files to list below a message: those that do not stand in it. */
export function listedFiles({ html, quotedHtml, attachments }: MessageView): AttachmentView[] {
  const shown = new Set([...`${html} ${quotedHtml}`.matchAll(reference)].map(([, id]) => decoded(id ?? "")));
  return attachments.filter((one) => one.contentId === null || !isImage(one) || !shown.has(one.contentId));
}

/** Others than these are downloads: see lib/web/file-response. */
function isImage({ mediaType }: AttachmentView): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(mediaType);
}

function decoded(attribute: string): string {
  return attribute
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
