import type { ColumnOptions } from 'typeorm';

/** An amount in fen: bigint in the database and in the program. */
export const fen: ColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (value: bigint | null | undefined) =>
      value === null || value === undefined ? value : value.toString(),
    from: (value: string | null) => (value === null ? null : BigInt(value)),
  },
};
export const fenOrNull: ColumnOptions = { ...fen, nullable: true };
export const instant: ColumnOptions = { type: 'timestamptz' };
export const instantOrNull: ColumnOptions = { type: 'timestamptz', nullable: true };
export const day: ColumnOptions = { type: 'date' };
export const dayOrNull: ColumnOptions = { type: 'date', nullable: true };
