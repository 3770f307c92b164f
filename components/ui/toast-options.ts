import type { ReactNode } from "react";

export type ToastOptions = {
  /** At most one toast of a key stands: a second one takes the first one's place. */
  id?: string;
  title: ReactNode;
  /** Adds the button Undo, which the key Z presses too. */
  undo?: () => void;
  icon?: ReactNode;
  bad?: boolean;
  milliseconds?: number;
};
export type ToastLabels = { undo: string; close: string; notifications: string };
