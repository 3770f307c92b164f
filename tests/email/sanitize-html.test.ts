import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlToPlain } from "@/lib/email/html-to-plain";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { sanitizeStyle } from "@/lib/email/sanitize-style";
import { textToHtml } from "@/lib/email/text-to-html";

const clean = (html: string) => sanitizeHtml(html).html;

describe("sanitising", () => {
  it.each([
    ["<script>alert(1)</script>a", "a"],
    ["<style>p{color:red}</style><title>t</title>a", "a"],
    ['<p onclick="x()" onmouseover=y>a</p>', "<p>a</p>"],
    ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href=" jAvAsCrIpT:alert(1)">a</a>', "<a>a</a>"],
    ['<a href="java\nscript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href="data:text/html,x">a</a>', "<a>a</a>"],
    ['<a href="vbscript:x">a</a>', "<a>a</a>"],
    ['<a href="//evil.test">a</a>', "<a>a</a>"],
    ["<form action=x><input name=p><button>Go</button></form>", "Go"],
    ["<iframe src=https://x.test></iframe>a", "a"],
    ["<iframe><img src=x onerror=alert(1)></iframe>", "<img />"],
    ["<svg><script>alert(1)</script></svg>a", "a"],
    ["<math><mi>x</mi></math>a", "a"],
    ["<object data=x></object><embed src=x>a", "a"],
    [
      '<link rel="stylesheet" href="https://x.test/a.css"><base href="https://x.test/"><meta http-equiv=refresh>a',
      "a",
    ],
    ["<!-- c --><![CDATA[x]]>a", "a"],
    ['<div id="cookie" class="fixed" name="x" data-x="1" data-quote="rest">a</div>', "<div>a</div>"],
    ['<td background="https://x.test/a.png" width="100000">a</td>', "<td>a</td>"],
    ["<p>unclosed", "<p>unclosed</p>"],
    ["<b>a<i>b</b>c", "<b>a<i>b</i></b>c"],
    ["a & b < c", "a &amp; b &lt; c"],
  ])("%j becomes %j", (given, expected) => {
    expect(clean(given)).toBe(expected);
  });

  it("opens links elsewhere, without opener and referrer", () => {
    expect(clean('<a href="https://x.test/?a=1&b=2" target="_top" rel="opener">x</a>')).toBe(
      '<a href="https://x.test/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    );
    expect(clean('<a href="mailto:a@x.test">x</a>')).toContain('href="mailto:a@x.test"');
  });

  it("blocks remote images and counts them, keeps cid, drops the rest", () => {
    const { html, remoteImages } = sanitizeHtml(
      '<img src="https://t.test/p.gif" width="1" srcset="https://t.test/2.gif 2x"><img src="//t.test/a.png"><img src="cid:a@b">' +
        '<img src="data:image/png;base64,AAAA" alt="x"><img src="file:///etc/passwd"><img data-remote-src="javascript:x">',
    );
    expect(html).toBe(
      '<img width="1" data-remote-src="https://t.test/p.gif" /><img data-remote-src="https://t.test/a.png" />' +
        '<img data-cid="a@b" /><img alt="x" /><img /><img />',
    );
    expect(remoteImages).toBe(2);
  });

  it.each([
    ["color: red; font-size:12px", "color:red;font-size:12px"],
    ["position:fixed;top:0;z-index:9;color:#fff", "color:#fff"],
    ["background:url(https://x.test/a.png)", ""],
    ["background:u\\72l(https://x.test)", ""],
    ["background:#fff url('x')", ""],
    ["width:expression(alert(1))", ""],
    ["color:rgba(1, 2, 3, .5)", "color:rgba(1, 2, 3, .5)"],
    ["color:/**/red", ""],
    ["margin:-900px 0 0 0;margin-left:4px", "margin-left:4px"],
    ["behavior:url(x);-moz-binding:url(x);content:'x'", ""],
    ["display:flex;display:none", "display:none"],
    ["font-family:'Segoe UI', Arial", "font-family:'Segoe UI', Arial"],
    ["opacity:0;transform:scale(9);animation:x 1s", ""],
    ["--x:red;COLOR:Blue", "color:Blue"],
  ])("of the style %j stays %j", (given, expected) => {
    expect(sanitizeStyle(given)).toBe(expected);
  });

  it("keeps the text of what is nested too deep, quickly", () => {
    const { html } = sanitizeHtml(`${"<div>".repeat(20_000)}deep${"</div>".repeat(20_000)}`);
    expect(html).toContain("deep");
    expect(html.match(/<div>/g)?.length).toBeLessThanOrEqual(100);
    expect(htmlToPlain(`${"<div>".repeat(20_000)}deep`)).toBeDefined();
  });

  it("reads the first megabyte and says that there is more", () => {
    const { html, truncated } = sanitizeHtml("<p>x</p>".repeat(200_000));
    expect(truncated).toBe(true);
    expect(html.length).toBeLessThanOrEqual(1_000_010);
    expect(sanitizeHtml("<p>x</p>").truncated).toBe(false);
  });

  const piece = fc.constantFrom(
    ..."<script>|</script>|<img src=x onerror=alert(1)>|<svg onload=x>|<a href='javascript:x'>|javascript:|onclick=|<style>|</style>|<|>|\"|'|`|=|/|<!--|-->|<math>|<mtext>|<textarea>|<noscript>|<p title='|<table>|<td|style=\"|url(x)|position:fixed|&lt;script&gt;|&#106;avascript:|\u0000|\n|<iframe>|<template>|<xmp>|<option>|<select>|<plaintext>|<object>|<form>|</p|<![CDATA[|<?x|data:text/html,|<base href=x>".split(
      "|",
    ),
  );

  it("never lets a script, a handler, a form or an address of the wrong kind through", () => {
    const soup = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string()), { maxLength: 40 });
    fc.assert(
      fc.property(soup, (parts) => {
        const html = clean(parts.join(""));
        for (const tag of html.match(/<[^>]*>/g) ?? []) {
          expect(tag).not.toMatch(
            /^<\/?(?:script|style|iframe|form|input|svg|math|object|embed|base|meta|link|template)/i,
          );
          const attributes = [...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)];
          expect(attributes.filter(([, name]) => /^on/i.test(name ?? ""))).toEqual([]);
          const links = attributes.filter(([, name]) => name === "href" || name === "data-remote-src");
          for (const [, , value] of links) expect(value).toMatch(/^(?:https?:|mailto:|tel:)/i);
          const styles = attributes.filter(([, name]) => name === "style");
          for (const [, , value] of styles) expect(value).not.toMatch(/url|position|expression/i);
          expect(attributes.filter(([, name]) => name === "src")).toEqual([]);
        }
        expect(html).not.toMatch(/<script/i);
      }),
      { numRuns: 2000 },
    );
  });

  it("changes nothing but the blocked images the second time", () => {
    const once = clean('<div style="color:red"><p>a <b>b</b></p><a href="https://x.test">c</a></div>');
    expect(clean(once)).toBe(once);
  });
});

describe("text as HTML", () => {
  it("escapes, keeps paragraphs, breaks and indents, and links addresses", () => {
    expect(textToHtml('a <b> & "c"\n  d\n\n\ne')).toBe(
      "<p>a &lt;b&gt; &amp; &quot;c&quot;<br />&nbsp;&nbsp;d</p>\n<p>e</p>",
    );
    expect(textToHtml("See https://x.test/a?b=1&c=2.")).toBe(
      '<p>See <a href="https://x.test/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">https://x.test/a?b=1&amp;c=2</a>.</p>',
    );
    expect(textToHtml("(jane@x.test)")).toContain('<a href="mailto:jane@x.test"');
    expect(textToHtml("javascript:alert(1)")).toBe("<p>javascript:alert(1)</p>");
  });

  it("makes nothing that sanitising would remove, and loses no word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const html = textToHtml(text);
        const sanitised = clean(html);
        expect(sanitised.match(/<[a-z]+/g)).toEqual(html.match(/<[a-z]+/g));
        const entities: Record<string, string> = {
          amp: "&",
          lt: "<",
          gt: ">",
          quot: '"',
          "#39": "'",
          nbsp: " ",
        };
        const shown = html
          .replace(/<[^>]*>/g, "")
          .replace(/&([a-z0-9#]+);/g, (_, name: string) => entities[name] ?? "?");
        expect(shown.replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
      }),
    );
  });

  it("is linear on hostile text", () => {
    const started = performance.now();
    textToHtml("a@".repeat(100_000));
    textToHtml("http://".repeat(100_000));
    textToHtml("x".repeat(500_000));
    textToHtml(" \n".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("HTML as text", () => {
  it("keeps lists, quotes, tables and links readable", () => {
    expect(htmlToPlain("<ul><li>a</li><li>b</li></ul>")).toBe("* a\n * b");
    expect(htmlToPlain("<blockquote>q</blockquote>")).toBe("> q");
    expect(htmlToPlain('<a href="https://x.test">https://x.test</a>')).toBe("https://x.test");
    expect(htmlToPlain("a<img src=x alt=pic>b&nbsp;c")).toBe("ab c");
    expect(htmlToPlain("<script>x</script><style>y</style>z")).toBe("z");
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (html) => typeof htmlToPlain(html) === "string"));
  });
});
