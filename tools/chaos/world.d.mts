export type PlannedRung = { key: string; effects: string[]; seq: number; at: number; isOfRun: boolean };
type Org = { id: string; name: string };
type Person = { id: string; org: Org; role: string; name: string; hasRobot: boolean };
type Unit = Org & { handlers: Person[]; head: Person; leader: Person };
export type World = {
  orgs: Org[];
  accounts: Person[];
  units: Unit[];
  projects: (Org & { unit: Unit })[];
  notices: { id: string; seq: number; unit: Unit; project: Org; isBusy: boolean; rungs: PlannedRung[] }[];
  start: number;
};

/** The county of a run, from a seed. The clock leaps by `jumpMs` at `jumpAtMs` of it. */
export function makeWorld(wish: {
  seed: number;
  notices: number;
  runMs: number;
  jumpAtMs: number;
  jumpMs: number;
  start: number;
}): World;
