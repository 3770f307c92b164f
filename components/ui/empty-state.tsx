import { StatePanel, type StatePanelProps } from "./state-panel";

/** One next step: `children` are the buttons, the first one primary. */
export function EmptyState(props: Omit<StatePanelProps, "art">) {
  return <StatePanel {...props} art={<StackArt />} />;
}

function StackArt() {
  return (
    <svg width="208" height="116" viewBox="0 0 208 116" fill="none" aria-hidden="true">
      <rect x="24" y="20" width="160" height="26" rx="7" fill="var(--muted)" />
      <rect x="14" y="40" width="180" height="28" rx="7" fill="var(--card)" stroke="var(--border-strong)" />
      <rect x="4" y="62" width="200" height="44" rx="9" fill="var(--card)" stroke="var(--border-strong)" />
      <circle cx="30" cy="84" r="11" fill="var(--success-soft)" stroke="var(--success)" strokeWidth="1.6" />
      <path
        d="m25 84.3 3.5 3.5 6.5-7"
        stroke="var(--success-text)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="52" y="76" width="86" height="6" rx="3" fill="var(--active)" />
      <rect x="52" y="88" width="56" height="6" rx="3" fill="var(--muted)" />
      <rect x="34" y="52" width="64" height="5" rx="2.5" fill="var(--muted)" />
    </svg>
  );
}
