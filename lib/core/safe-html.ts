import type { IOptions } from "sanitize-html";

/**
 * What holds for whatever is written by others and shown by us, mail and article alike: addresses of four kinds only, and
 * an element whose content is not prose is dropped with it. The tags and attributes allowed are the caller's to name.
 */
export const safeHtml: IOptions = {
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: "script style textarea option title noscript template svg math object".split(" "),
};
