export const spinnerClass =
  "block size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent opacity-85";
