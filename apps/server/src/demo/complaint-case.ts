import type {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintKind,
  ComplaintRefusalReason,
  Confidentiality,
} from '@duban/domain';

/**
 * One complaint of the demonstration. `way`: what became of it, each act by so many working days before today; acts of a
 * clock that ran out come by themselves.
 */
export type ComplaintCase = {
  way: string;
  /** Which of the invented enterprises; null: nobody is to know. */
  firm: number | null;
  kind: ComplaintKind;
  category: ComplaintCategory;
  channel?: ComplaintChannel;
  confidentiality?: Confidentiality;
  /** 被反映单位, by its short name. */
  about?: string;
  lead?: string;
  co?: string[];
  inspection?: string;
  title: string;
  text: string;
  answer?: string;
  /** The second and the third answer, of who had it after. */
  again?: string[];
  /** What the enterprise says of each answer in its turn. */
  said?: string[];
  refused?: { reason: ComplaintRefusalReason; text: string };
  withdrawal?: { reason: string; found: string };
};
