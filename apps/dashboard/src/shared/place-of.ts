import type { ProjectLine } from '@duban/contracts';

/** Who answers and where it stands; a township that answers for its own ground is named once. */
export const placeOf = ({ unit, township }: Pick<ProjectLine, 'unit' | 'township'>): string =>
  [...new Set([unit.shortName, township.name])].join(' · ');
