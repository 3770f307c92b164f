"use client";

import { useEffect, useRef } from "react";
import { Banner } from "./banner";

type Props = {
  title: string;
  /** Why, where it is one reason for the whole form. */
  text?: string;
  errors?: { field: string; label: string; message: string }[];
};

/** What is wrong with a form, above it: takes the focus when it appears, without scripts too, and each line leads to its field. */
export function FormError({ title, text, errors = [] }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <Banner ref={ref} tone="danger" role="alert" tabIndex={-1} autoFocus>
      <p className="font-medium">{title}</p>
      {text && <p>{text}</p>}
      {errors.length > 0 && (
        <ul className="mt-1 list-disc ps-4">
          {errors.map(({ field, label, message }) => (
            <li key={field}>
              <a href={`#field-${field}`} className="underline underline-offset-3">
                {label}
              </a>
              : {message}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
