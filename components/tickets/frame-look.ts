import { pageNonce } from "@/components/ui/page-nonce";
import type { FrameLook } from "./frame-document";

let fontFaces: string | undefined;

/** What a frame must look like to stand in this element, now. In the browser only. */
export function frameLook(element: HTMLElement): FrameLook {
  const style = getComputedStyle(element);
  fontFaces ??= collectFontFaces();
  return {
    color: style.color,
    link: style.getPropertyValue("--primary-text"),
    background: style.backgroundColor,
    // Attribute and style quoting: the stack has names in double quotes.
    fontFamily: style.fontFamily.replaceAll('"', "'"),
    fontSize: style.fontSize,
    lineHeight: style.lineHeight,
    dark: document.documentElement.dataset.theme === "dark",
    fontFaces,
    origin: location.origin,
    nonce: pageNonce(),
  };
}

/** The page's own fonts, already in the cache, so that a message reads like the page around it. */
function collectFontFaces(): string {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSFontFaceRule) rules.push(absolute(rule.cssText, sheet.href ?? location.href));
      }
    } catch {
      // A sheet of another origin may not be read.
    }
  }
  return rules.join("\n");
}

function absolute(css: string, base: string): string {
  return css.replace(/url\("?([^")]+)"?\)/g, (_, address: string) => `url("${new URL(address, base).href}")`);
}
