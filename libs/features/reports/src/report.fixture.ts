import type { ReportDraft } from '@duban/contracts';
import type { Period } from '@duban/domain';
import { SYSTEM, Work } from '@duban/platform';
import { sendFile, type TestApp, type TestUser } from '@duban/testing';
import sharp from 'sharp';
import { PeriodsService } from './periods.service';

/** A month as somebody fills it in: a hundred 万元, forty per cent. */
export const draft = (over: Partial<ReportDraft> = {}): ReportDraft => ({
  monthFen: '100000000',
  fundsFen: null,
  physicalBp: 4000,
  progressStep: '主体',
  progressText: '主体施工至三层',
  noProgressReason: null,
  problems: [],
  nextPlanFen: null,
  nextPlanText: '',
  ...over,
});

/** As a process does that starts. */
export const beginPeriod = ({ running: { nest } }: TestApp, period: Period) =>
  nest.get(Work).run(SYSTEM, (tx) => nest.get(PeriodsService, { strict: false }).open(tx, period));

/** A photograph of the site that says when and where it was taken, sent; its id. `tone` makes it another picture. */
export async function sendPhoto(url: string, by: TestUser, name: string, tone = 90): Promise<string> {
  const bytes = await sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: tone, g: 80, b: 60 } },
  })
    .jpeg()
    .withExif({
      IFD2: { DateTimeOriginal: '2026:05:08 09:30:00' },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '31/1 52/1 0/1' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '117/1 30/1 0/1' },
      },
    })
    .toBuffer();
  return (await sendFile(url, by, { name, bytes })).attachmentId;
}
