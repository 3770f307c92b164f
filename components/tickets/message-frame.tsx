"use client";

import { useEffect, useRef, useState } from "react";
import { frameDocument } from "./frame-document";
import { frameLook } from "./frame-look";

type Props = {
  html: string;
  /** Says what it is to screen readers. */
  title: string;
  /** Length of the text, for a first guess of the height. */
  length: number;
};

/** A mail's own HTML, sandboxed without scripts. As high as its content, in the page's theme. */
export function MessageFrame({ html, title, length }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [document_, setDocument] = useState<string>();
  const [height, setHeight] = useState(22 * Math.max(1, Math.ceil(length / 90)));

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const draw = () => setDocument(frameDocument(html, frameLook(element)));
    draw();
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => theme.disconnect();
  }, [html]);

  const resize = useRef<ResizeObserver>(undefined);
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

  return (
    <div ref={holder} className="max-w-[72ch]" style={{ minHeight: height }}>
      {document_ && (
        <iframe
          ref={frame}
          title={title}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          srcDoc={document_}
          onLoad={onLoad}
          style={{ height }}
          className="block w-full rounded-sm border-0 bg-transparent"
        />
      )}
    </div>
  );
}
