"use client";

import { useEffect, useRef, useState } from "react";
import { frameDocument } from "./frame-document";
import { frameLook } from "./frame-look";

type Props = {
  html: string;
  /** Says what it is to screen readers. */
  title: string;
  /** The same as text: stands there, in the right size, until the frame does, and without scripts for good. */
  text?: string;
  /** Where there is no text: its length, for a first guess of the height. */
  length?: number;
};

/** A mail's own HTML, sandboxed without scripts. As high as its content, in the page's theme. */
export function MessageFrame({ html, title, text, length = 0 }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const resize = useRef<ResizeObserver>(undefined);
  const [source, setSource] = useState<string>();
  const [height, setHeight] = useState<number | null>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const draw = () => setSource(frameDocument(html, frameLook(element)));
    draw();
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => theme.disconnect();
  }, [html]);

  useEffect(() => () => resize.current?.disconnect(), []);

  function onLoad() {
    const body = frame.current?.contentDocument?.body;
    if (!body) return;
    const measure = () => setHeight(Math.ceil(body.getBoundingClientRect().height));
    resize.current?.disconnect();
    resize.current = new ResizeObserver(measure);
    resize.current.observe(body);
    for (const link of body.querySelectorAll("a")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    measure();
  }

  const guess = text ? undefined : 22 * Math.max(1, Math.ceil(length / 90));
  return (
    <div ref={holder} className="relative max-w-[72ch]" style={{ minHeight: height ?? guess }}>
      {height === null && text && <Placeholder text={text} />}
      {source && (
        <iframe
          ref={frame}
          title={title}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          srcDoc={source}
          onLoad={onLoad}
          style={{ height: height ?? undefined }}
          className={
            height === null ? "invisible absolute inset-0 size-full" : "block w-full rounded-sm border-0"
          }
        />
      )}
    </div>
  );
}

function Placeholder({ text }: { text: string }) {
  const counted = new Map<string, number>();
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const nth = (counted.get(paragraph) ?? 0) + 1;
      counted.set(paragraph, nth);
      return (
        <p
          key={`${nth} ${paragraph}`}
          dir="auto"
          className="mb-[9px] whitespace-pre-line [overflow-wrap:anywhere] last-of-type:mb-0"
        >
          {paragraph}
        </p>
      );
    });
}
