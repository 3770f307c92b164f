import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleText, cleanArticle } from "../../lib/knowledge/article-html";
import { articleOutline } from "../../lib/knowledge/article-outline";
import { makeSlug } from "../../lib/knowledge/make-slug";

describe("an article's HTML", () => {
  it("keeps what the editor writes", () => {
    const written =
      '<h2>Clean</h2><p>Use <strong>warm</strong> <em>water</em>, <a href="https://a.test/x" rel="noopener noreferrer">see</a>.</p><ol start="3"><li><p>Rinse</p></li></ol><blockquote><p>Hot</p></blockquote><pre><code>a &lt; b</code></pre><hr />';
    expect(cleanArticle(written)).toBe(written);
  });

  it("holds no script, nor its text", () => {
    expect(cleanArticle('<p>a</p><script>alert(1)</script><SCRIPT src="https://x.test/y.js"></SCRIPT>')).toBe(
      "<p>a</p>",
    );
  });

  it("holds no SVG, nor what stands in it", () => {
    expect(
      cleanArticle('<svg onload="alert(1)"><a href="javascript:x"><text>in</text></a></svg><p>b</p>'),
    ).toBe("<p>b</p>");
  });

  it.each([
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "relative.html",
  ])("drops the address %j and keeps the words", (href) => {
    expect(cleanArticle(`<p><a href="${href}">word</a></p>`)).toBe("<p><a>word</a></p>");
  });

  it("keeps links within the help centre, to mail and to telephones", () => {
    for (const href of ["/help/en/other", "mailto:a@b.test", "tel:+4512345678"]) {
      expect(cleanArticle(`<a href="${href}">x</a>`)).toBe(`<a href="${href}">x</a>`);
    }
  });

  it("drops event handlers, styles, classes and ids", () => {
    expect(
      cleanArticle('<p onclick="x()" style="position:fixed" class="sidebar" id="main" data-x="1">words</p>'),
    ).toBe("<p>words</p>");
  });

  it("drops frames, forms, images and what else loads or acts, and keeps the words around", () => {
    expect(
      cleanArticle(
        '<iframe src="https://x.test"></iframe><form action="/x"><button>Go</button></form><img src="x" onerror="y"><base href="//x"><p>kept</p>',
      ),
    ).toBe("Go<p>kept</p>");
  });

  it("is clean once it was cleaned, whatever it was", () => {
    const part = fc.constantFrom(
      "<",
      ">",
      "</",
      "script",
      "svg",
      "p",
      " onload=",
      '"',
      "'",
      "a",
      "h2",
      "&lt;",
      "x",
      " ",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const once = cleanArticle(parts.join(""));
        expect(once).not.toMatch(/<(?:script|svg)|<[^>]*\son\w+\s*=/i);
        expect(cleanArticle(once)).toBe(once);
      }),
    );
  });

  it("is read at once however deep it nests", () => {
    const began = performance.now();
    cleanArticle("<div>".repeat(40_000));
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it("gives its words without addresses or control characters", () => {
    expect(articleText(cleanArticle('<h2>One</h2><p>two&#1; <a href="https://x.test">three</a></p>'))).toBe(
      "One\n\ntwo three",
    );
  });
});

describe("the outline of an article", () => {
  it("gives each heading an id of its words that no other has", () => {
    const { html, headings } = articleOutline(
      "<h2>Clean it</h2><p>a</p><h3>Clean <em>it</em></h3><h2>?</h2>",
    );
    expect(headings).toEqual([
      { id: "on-clean-it", text: "Clean it", level: 2 },
      { id: "on-clean-it-2", text: "Clean it", level: 3 },
      { id: "on-part", text: "?", level: 2 },
    ]);
    expect(html).toContain('<h3 id="on-clean-it-2">Clean <em>it</em></h3>');
  });

  it("shows signs as they are, and lets no heading out of its attribute", () => {
    const { html, headings } = articleOutline(cleanArticle('<h2>"&gt;&lt;b&gt; &amp; so</h2><h2></h2>'));
    expect(headings.map(({ text }) => text)).toEqual(['"><b> & so']);
    expect(html).toContain('<h2 id="on-b-so">');
  });
});

describe("a slug", () => {
  it.each([
    ["Group head pressure is too low", "group-head-pressure-is-too-low"],
    ["Größe & Maße: Übersicht", "grosse-masse-ubersicht"],
    ["Як очистити?", "як-очистити"],
    ["???", null],
  ])("of %j is %j", (title, slug) => {
    expect(makeSlug(title)).toBe(slug);
  });
});
