/** How a mail looks in its frame: our type and colours, or white paper when it brings its own colours. */
export type FrameLook = {
  color: string;
  link: string;
  background: string;
  fontFamily: string;
  fontSize: string;
  lineHeight: string;
  dark: boolean;
  /** `@font-face` rules of the page with absolute addresses. */
  fontFaces: string;
  origin: string;
  /** A frame without an address of its own is held to the policy of the page around it too. */
  nonce: string;
};

/** Mails that set colours were drawn for white paper; dark text on our dark surface would vanish. */
function bringsColours(html: string): boolean {
  return /(?:^|[\s"';])(?:background(?:-color)?|bgcolor|color)\s*[:=]/i.test(html);
}

/**
 * The whole document of a message frame. No script can run (sandbox), nothing is fetched but our own fonts: images only
 * as data or our own attachments, so that reading a mail tells its sender nothing.
 */
export function frameDocument(html: string, look: FrameLook): string {
  const paper = look.dark && bringsColours(html);
  const color = paper ? "#1f1d1a" : look.color;
  const csp = `default-src 'none'; style-src 'unsafe-inline'; img-src data: ${look.origin}; font-src ${look.origin}`;
  return `<!doctype html><html dir="auto"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}"><base target="_blank">
<style nonce="${look.nonce}">${look.fontFaces}
:root{color-scheme:${look.dark && !paper ? "dark" : "light"}}
html,body{margin:0;padding:0;background:${paper ? "#fff" : "transparent"}}
body{color:${color};font-family:${look.fontFamily};font-size:${look.fontSize};line-height:${look.lineHeight};overflow-wrap:anywhere;${paper ? "padding:12px;border-radius:8px;" : ""}}
body>:first-child{margin-block-start:0}body>:last-child{margin-block-end:0}
p{margin:0 0 9px}ul,ol{margin:0 0 9px;padding-inline-start:22px}
[data-mention]{color:${paper ? "#1d4fc4" : look.link};font-weight:500;border-radius:4px;padding:0 3px;background:color-mix(in srgb,${paper ? "#1d4fc4" : look.link} 12%,transparent)}
a{color:${paper ? "#1d4fc4" : look.link};text-underline-offset:3px}
img,video{max-width:100%;height:auto}table{max-width:100%}
pre{white-space:pre-wrap}blockquote{margin:0 0 9px;padding-inline-start:12px;border-inline-start:3px solid ${paper ? "#ddd" : "color-mix(in srgb,currentColor 25%,transparent)"}}
</style></head><body>${html}</body></html>`;
}
