import { escapeHtml } from "./escape-html";
import { localeDirection } from "./locale-direction";

/**
 * A whole HTML document around a fragment: language and direction declared for screen readers, no table, no image, no
 * style sheet, colours left to the reader's programme so that dark mode works.
 */
export function renderMailPage(locale: string, content: string): string {
  const style =
    "margin:0;padding:16px;max-width:640px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5";
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(locale)}" dir="${localeDirection(locale)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>',
    `<body style="${style}">`,
    content,
    "</body></html>",
  ].join("\n");
}
