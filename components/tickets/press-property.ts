export type PressedProperty = "assignee" | "panel" | "priority" | "solve" | "status" | "tags";

/** The control of a ticket's property that is in sight: the panel has one, and the chips of a narrow page. */
export function propertyInSight(property: PressedProperty): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`[data-property="${property}"]`)].find(
    (element) => element.offsetParent !== null,
  );
}

/** As if somebody had clicked it. */
export function pressProperty(property: PressedProperty): void {
  const seen = propertyInSight(property);
  seen?.focus();
  seen?.click();
}
