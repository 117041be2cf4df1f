import type { FieldName } from './fields';

export const idOf = (name: FieldName): string => `report-${name.replaceAll('.', '-')}`;

/** Leads to a field, below the bar and above the fixed act; after the next paint, when it may have just appeared. */
export function focusField(name: FieldName): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(idOf(name));
    field?.focus({ preventScroll: true });
    field?.scrollIntoView?.({ block: 'center', behavior: 'smooth' });
  });
}
