import type { ComplaintOutcome, Complexity, SatisfactionGrade } from '@duban/domain';
import { rowsOf, SYSTEM, type Actor } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { ComplaintCase } from './complaint-case';
import type { Doors } from './make-complaints';
import { unitOf, type Orgs } from './make-orgs';
import type { Dice } from './random';
import { personName } from './words';

const CONTACTS = [
  '已与企业经办人通话，约定现场核实时间。',
  '已到企业现场了解情况，索取了相关材料。',
  '已电话联系，说明办理时限和需要补充的材料。',
  '已与企业负责人见面，确认诉求要点三条。',
];
const NOBODY: Actor = { ...SYSTEM, kind: 'person', name: '' };

/** Lives one complaint, act by act, through the doors people use. */
export class ComplaintLife {
  private id = '';
  private answers = 0;
  private verdicts = 0;
  private readonly sender: Actor;
  private readonly contact: string;

  constructor(
    private readonly em: EntityManager,
    private readonly doors: Doors,
    private readonly orgs: Orgs,
    private readonly dice: Dice,
    private readonly one: ComplaintCase,
  ) {
    this.contact = personName(dice);
    this.sender = one.firm === null ? NOBODY : doors.people.enterprise(one.firm, this.contact);
  }

  async do([verb = '', ...words]: string[]): Promise<void> {
    const { office, unit, sender, people } = this.doors;
    const { one, id } = this;
    if (verb === 'file') return this.file();
    const version = await this.version();
    const acts: Record<string, () => Promise<void>> = {
      accept: () =>
        office.accept(people.monitor, id, {
          complexity: (words[0] ?? 'plain') as Complexity,
          text: '',
          version,
        }),
      refuse: () =>
        office.refuse(people.monitor, id, {
          ...(one.refused ?? { reason: 'not-clear' as const, text: '' }),
          version,
        }),
      assign: () =>
        office.assign(people.monitor, id, {
          leadId: unitOf(this.orgs, one.lead).id,
          coIds: (one.co ?? []).map((short) => unitOf(this.orgs, short).id),
          text: '',
          version,
        }),
      contact: () => unit.contact(this.lead, id, { text: this.dice.pick(CONTACTS), version }),
      answer: () => unit.answer(this.lead, id, { text: this.nextAnswer(), attachmentIds: [], version }),
      // no unit of this county stands above another: the office answers in its place
      mend: () => unit.answer(people.head, id, { text: this.nextAnswer(), attachmentIds: [], version }),
      decide: () =>
        unit.decide(people.leader, id, {
          text: '已召集有关单位专题研究：由分管副县长牵头，本月底前签订补偿协议并打通，逾期由督查室督办。',
          version,
        }),
      rate: () =>
        sender.rate(this.reader, id, {
          outcome: words[0] as ComplaintOutcome,
          grade: Number(words[1]) as SatisfactionGrade,
          text: one.said?.[this.verdicts++] ?? '',
          version,
        }),
      callback: () =>
        office.callBack(people.monitor, id, {
          text: '电话回访，企业表示正在看结果，稍后评价。',
          close: false,
          version,
        }),
      close: () =>
        office.callBack(people.monitor, id, {
          text: '再次回访，企业表示没有意见，不作评价。',
          close: true,
          version,
        }),
      withdraw: () => sender.withdraw(this.reader, id, { reason: one.withdrawal?.reason ?? '', version }),
      willing: () => this.settle(true, version),
      takeup: () => this.settle(false, version),
      archive: () => office.archive(people.monitor, id, { version }),
      note: () =>
        unit.note(this.reader, id, {
          text: '补充当天的现场照片和停工记录，情况没有变化。',
          attachmentIds: [],
        }),
      ask: () =>
        unit.askExtension(this.lead, id, {
          days: Number(words[0]),
          reason: '需会同有关单位现场核实，材料较多。',
          version,
        }),
      grant: () => this.grant(Number(words[0]), version),
    };
    await (acts[verb] ?? unknown(verb))();
  }

  private async file(): Promise<void> {
    const { filing, people } = this.doors;
    const { firm, kind, category, title, text, inspection = '', about } = this.one;
    const { channel = 'platform', confidentiality = 'open' } = this.one;
    const complainedOfIds = about === undefined ? [] : [unitOf(this.orgs, about).id];
    const matter = { kind, category, title, text, inspection, complainedOfIds };
    const phone = `0551-6770${this.dice.int(1000, 9999)}`;
    const org = firm === null ? undefined : this.orgs.firms[firm];
    if (!org) await filing.fileAnonymously(NOBODY, matter);
    else if (channel === 'platform')
      await filing.file(this.sender, {
        ...matter,
        projectId: null,
        confidentiality,
        contact: this.contact,
        phone,
        attachmentIds: [],
      });
    else
      await filing.register(people.monitor, {
        ...matter,
        projectId: null,
        channel,
        confidentiality,
        sender: { name: org.name, contact: this.contact, phone, creditCode: org.credit_code ?? '' },
        attachmentIds: [],
      });
    // an anonymous one is told to nobody, so it is found by its number
    const [filed] = await rowsOf<{ id: string }>(
      this.em,
      'select id from complaints order by number_year desc, number_seq desc limit 1',
    );
    this.id = filed?.id ?? '';
  }

  private settle(willing: boolean, version: number): Promise<void> {
    const { office, people } = this.doors;
    const text = this.one.withdrawal?.found ?? '';
    return office.settleWithdrawal(people.monitor, this.id, { willing, text, version });
  }

  private async grant(days: number, version: number): Promise<void> {
    const [asked] = await rowsOf<{ id: string }>(
      this.em,
      'select id from complaint_extensions where complaint_id = $1 and decided_at is null',
      [this.id],
    );
    await this.doors.unit.decideExtension(
      this.doors.people.monitor,
      { complaintId: this.id, extensionId: asked?.id ?? '' },
      { days, opinion: '情况属实，同意延期，请抓紧。', version },
    );
  }

  private get lead(): Actor {
    return this.doors.people.handler(this.one.lead ?? '');
  }

  /** Who holds the receipt code, where there is no account. */
  private get reader() {
    return { actor: this.sender, receiptOf: this.one.firm === null ? this.id : null };
  }

  private nextAnswer(): string {
    const { answer = '', again = [] } = this.one;
    return [answer, ...again][this.answers++] ?? '';
  }

  private async version(): Promise<number> {
    const [row] = await rowsOf<{ version: number }>(this.em, 'select version from complaints where id = $1', [
      this.id,
    ]);
    return row?.version ?? 0;
  }
}

const unknown = (verb: string) => () => Promise.reject(new Error(`nobody can ${verb}`));
