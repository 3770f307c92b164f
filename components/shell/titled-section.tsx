import type { ReactNode } from "react";

type Props = {
  /** Of its heading, where the focus can go once something below it is gone. */
  id: string;
  title: string;
  text: ReactNode;
  children: ReactNode;
};

/** A part of a page of forms: what it is about, and below it what can be done. */
export function TitledSection({ id, title, text, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3.5">
      <div className="flex flex-col gap-1">
        <h2 id={id} tabIndex={-1} className="text-md">
          {title}
        </h2>
        <p className="text-secondary-text">{text}</p>
      </div>
      {children}
    </section>
  );
}
