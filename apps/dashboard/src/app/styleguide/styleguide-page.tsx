import { type ReactNode, useState } from 'react';
import { ApiError } from '../../shared/api';
import { Bullet, DivergingBar, StackBar } from '../../shared/components/bars';
import { Button } from '../../shared/components/button';
import { CardSheet } from '../../shared/components/card-sheet';
import { ConfirmAct } from '../../shared/components/confirm-act';
import { DeadlineChip } from '../../shared/components/deadline-chip';
import { FigureTile } from '../../shared/components/figure-tile';
import { FullLadder } from '../../shared/components/full-ladder';
import { LadderKey } from '../../shared/components/ladder-key';
import { LedgerCalendar } from '../../shared/components/ledger-calendar';
import { Light, type LightColour } from '../../shared/components/light';
import { LightWhy } from '../../shared/components/light-why';
import { MiniLadder } from '../../shared/components/mini-ladder';
import { Panel } from '../../shared/components/panel';
import { Empty, ErrorState, Loading, Stale } from '../../shared/components/states';
import { Ticker } from '../../shared/components/ticker';
import { toast, Toasts } from '../../shared/components/toast';
import { shared } from '../../shared/messages';
import { useTexts } from '../../shared/i18n/messages';
import { ladderDays, ladderPoints, ledgerDays, ledgerSum, mini, TODAY } from './samples';
import './styleguide.css';

const LIGHTS: [LightColour, string][] = [
  ['green', '≥ 0.8'],
  ['yellow', '< 0.8'],
  ['red', '< 0.6'],
  ['recovered', '补回计划'],
  ['stale', '本期未报'],
  ['waived', '批准，有期限'],
];

const Group = ({
  title,
  children,
  className = '',
}: {
  title: string;
  children: ReactNode;
  className?: string;
}) => (
  <section className="guide-group">
    <h2>{title}</h2>
    <div className={className}>{children}</div>
  </section>
);

function Column({ theme, title }: { theme?: 'dark'; title: string }) {
  const t = useTexts(shared);
  const [open, setOpen] = useState(false);
  const [filed, setFiled] = useState(71);
  return (
    <div className="guide-column" data-theme={theme ?? 'light'}>
      <h1>{title}</h1>
      <Group title="灯：计算所得，形状与字都不同" className="guide-six">
        {LIGHTS.map(([colour, note]) => (
          <div key={colour} className="guide-box guide-light">
            <Light colour={colour} />
            <Light colour={colour} size="m" />
            <Light colour={colour} size="l" />
            <b>{t(`light.${colour}`)}</b>
            <i>{note}</i>
          </div>
        ))}
      </Group>
      <div className="guide-row">
        <Light colour="none" word reason="3 月前不亮灯" />
        <Light colour="green" word lagging />
        <LightWhy light={WHY} word />
      </div>
      <Group title="牌：正式决定，有文号、送达、可申辩" className="guide-three">
        <div className="guide-box">
          <CardSheet
            colour="yellow"
            number="黄牌〔2026〕9号"
            lines={['已送达 11-18', '说明 11-23，剩 1 日']}
          />
        </div>
        <div className="guide-box">
          <CardSheet colour="red" number="红牌〔2026〕2号" lines={['申辩中', '复核到 11-30']} />
        </div>
        <div className="guide-box">
          <CardSheet colour="red" lines={['待县领导批，已等 2 个工作日']} />
        </div>
      </Group>
      <Group title="时限与阶梯" className="guide-row">
        <DeadlineChip state="left" days={12} day="2026-12-08" />
        <DeadlineChip state="left" days={1} day="2026-11-23" />
        <DeadlineChip state="today" />
        <DeadlineChip state="today" time="17:30" />
        <DeadlineChip state="overdue" days={4} day="2026-11-16" />
        <DeadlineChip state="left" days={31} day="2027-01-05" provisional />
        <DeadlineChip state="waiting" days={2} />
        <DeadlineChip state="paused" days={6} />
      </Group>
      <div className="guide-row guide-minis">
        <MiniLadder rungs={mini(0)} next="未到" height={22} />
        <MiniLadder rungs={mini(1)} next="催办" height={22} />
        <MiniLadder rungs={mini(2)} next="二次催办" height={22} />
        <MiniLadder rungs={mini(3)} next="拟红牌" height={22} />
        <MiniLadder rungs={mini(4)} next="待提级" height={22} />
        <MiniLadder rungs={mini(1, true)} next="末级暂定" height={22} />
      </div>
      <Group title="数字" className="guide-four">
        <FigureTile
          framed
          label="本年完成投资"
          value="222.2"
          unit="亿元"
          basis="数据截至 10-31"
          to="/styleguide"
        />
        <FigureTile
          framed
          label="11月直报"
          value={String(filed)}
          watched={filed}
          unit="/ 120"
          basis="未报 49 · 11-25 周三截止"
        />
        <FigureTile framed label="开工率" value="78.4" unit="%" stale="数据停在 09-30" />
        <FigureTile framed label="满意率" value={null} missing="样本小" basis="3 件已评，不足 8 件" />
      </Group>
      <Group title="条" className="guide-bars">
        <Bullet done={0.8004} scheduled={0.8333} size="hero" />
        <Bullet done={0.753} scheduled={0.8333} />
        <StackBar
          label="绿 231，黄 43，红 24"
          parts={[
            { key: 'green', colour: 'green', count: 231 },
            { key: 'recovered', colour: 'recovered', count: 7 },
            { key: 'yellow', colour: 'yellow', count: 43 },
            { key: 'red', colour: 'red', count: 24 },
            { key: 'stale', colour: 'stale', count: 9 },
            { key: 'waived', colour: 'waived', count: 6 },
            { key: 'none', colour: 'none', count: 8 },
          ]}
        />
        <span>
          <DivergingBar points={6.9} max={40} /> +6.9 <DivergingBar points={-35.5} max={40} /> −35.5
        </span>
      </Group>
      <Group title="空、载入、出错、断线" className="guide-four guide-states">
        <Empty title="没有逾期督办">最近一件 11-19 办结</Empty>
        <Loading what="10 月数据" lines={2} />
        <ErrorState
          error={new ApiError(503, 'unavailable', {}, '7f3a0000')}
          onRetry={() => setFiled(filed + 1)}
        />
        <Stale since="09-30" />
      </Group>
      <Group title="不可撤回的事" className="guide-row">
        <Button onClick={() => setOpen(true)}>签发黄牌…</Button>
        <Button kind="filled" onClick={() => setFiled(filed + 1)}>
          报送
        </Button>
        <Button kind="quiet" onClick={() => toast('已记为按时', () => setFiled(filed - 1))}>
          通过反馈②
        </Button>
        <Button disabled>不能办</Button>
      </Group>
      {open && (
        <ConfirmAct
          title="签发黄牌〔2026〕10号给石塘镇？"
          act="签发黄牌"
          instead="先不发"
          reason={{}}
          follows="签发后计 1 分，11-26 前须提交说明；不能删除，只能撤销并留痕。"
          onConfirm={() => Promise.resolve()}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

const WHY = {
  color: 'red',
  word: 'severe-lag',
  period: '2026-10',
  reason: {
    code: 'severe-lag',
    doneFen: '478',
    planFen: '1000',
    scheduleNum: '10',
    scheduleDen: '12',
    rateTenths: 478,
    scheduleTenths: 833,
    ratioPerMille: 573,
    pointsTenths: -355,
    rule: 'ratio-80-60/1',
  },
} as const;

/** Every component in both themes: what the design's `components` mock shows, living. */
export const StyleguidePage = () => (
  <div className="guide">
    <div className="guide-columns">
      <Column title="亮色" />
      <Column title="暗色" theme="dark" />
    </div>
    <div className="page">
      <Panel
        title="阶梯"
        finding="交办时锁定的规则「一般件 v3」；每级只触发一次"
        asOf={<LadderKey provisionalYear="2027" />}
      >
        <FullLadder
          days={ladderDays}
          points={ladderPoints}
          today={TODAY}
          finding="12-21 到期，下一级反馈② 11-23"
        />
      </Panel>
      <Panel title="为什么是 12 月 21 日到期" asOf="日历：国办 2025-11-04 发布" className="guide-ledger">
        <LedgerCalendar days={ledgerDays} today={TODAY} sum={ledgerSum} tableTitle="逐日账" />
      </Panel>
      <Ticker
        items={[
          {
            id: '1',
            time: '10:23',
            content: '循环园 · 皖东新材料一期 报送 11 月直报，待审核',
            said: '循环园报送',
          },
          { id: '2', time: '09:52', content: '撮镇镇 就督办〔2026〕58号 提交反馈 v2', said: '撮镇镇反馈' },
          { id: '3', time: '09:30', content: '生态环境分局 申请延期 5 个工作日', said: '生态环境分局延期' },
        ]}
      />
    </div>
    <Toasts />
  </div>
);
