/** Where a package says what the register calls so: a refusal is told in the words of the file. */
const PLACES: Record<string, string> = {
  name: 'title',
  stage: 'status',
  nature: 'type',
  unitId: 'publicAuthority',
  township: 'locations.0',
  address: 'locations.0.address.streetAddress',
  totalFen: 'budget.amount.amount',
  funding: 'budget.budgetBreakdowns',
  legalName: 'parties',
  creditCode: 'parties',
  plannedStart: 'period.startDate',
  plannedFinish: 'period.endDate',
  actualStart: 'implementationPeriod.startDate',
  actualFinish: 'completion.endDate',
  actualOperation: 'maintenancePeriod.startDate',
};

export function fieldPlace(field: string): string {
  const [first = '', ...rest] = field.split('.');
  return PLACES[first] ?? [first, ...rest].join('.');
}
