import { z } from 'zod';
import { DayText, Done, Id, InstantText, PageQuery, pageOf } from './common';
import { endpoint } from './endpoint';

/** One thing told to one person. `topic` is the code of the sentence, `data` its facts. */
export const InboxLine = z.object({
  id: z.string(),
  kind: z.enum(['rung', 'news']),
  topic: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  data: z.record(z.string(), z.unknown()),
  /** The notice it is about (of a card: the one behind it) as it is now; null when it is about something else. */
  about: z
    .object({
      noticeId: Id,
      number: z.string().nullable(),
      title: z.string(),
      unit: z.string(),
      dueDay: DayText.nullable(),
    })
    .nullable(),
  at: InstantText,
  readAt: InstantText.nullable(),
});
export type InboxLine = z.infer<typeof InboxLine>;

export const listInbox = endpoint({
  name: 'listInbox',
  summary: 'What the viewer was told, the newest first',
  method: 'GET',
  path: '/inbox',
  needs: 'session',
  query: PageQuery.extend({ unread: z.enum(['true', 'false']).optional() }),
  returns: pageOf(InboxLine).extend({ unread: z.int() }),
});
export const readInbox = endpoint({
  name: 'readInbox',
  summary: 'Mark lines as read: those given, or all up to the newest the viewer has seen',
  method: 'POST',
  path: '/inbox/read',
  needs: 'session',
  body: z.union([
    z.strictObject({
      ids: z
        .array(z.string().regex(/^\d{1,18}$/))
        .min(1)
        .max(200),
    }),
    z.strictObject({ upTo: z.string().regex(/^\d{1,18}$/) }),
  ]),
  returns: z.object({ unread: z.int() }),
});

export const ChannelName = z.enum(['email', 'wecom', 'dingtalk']);
const TimeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const QuietHoursValue = z.object({
  from: TimeText,
  to: TimeText,
  daysOff: z.boolean(),
  dailyAt: TimeText,
});
/**
 * The own ways of being told. Secrets go in and never come out: the address of a robot holds one, so that it comes back
 * with most of its key hidden; sent back as it came, it stays as it is.
 */
export const MyChannels = z.object({
  channels: z.array(
    z.object({ channel: ChannelName, address: z.string(), hasSecret: z.boolean(), active: z.boolean() }),
  ),
  quiet: QuietHoursValue,
  /** Whether this server can send e-mail at all. */
  emailReady: z.boolean(),
});
export type MyChannels = z.infer<typeof MyChannels>;
export const getMyChannels = endpoint({
  name: 'getMyChannels',
  summary: 'The own channels and quiet hours',
  method: 'GET',
  path: '/me/channels',
  needs: 'session',
  returns: MyChannels,
});
export const saveMyChannels = endpoint({
  name: 'saveMyChannels',
  summary: 'Change the own channels and quiet hours',
  method: 'PUT',
  path: '/me/channels',
  needs: 'session',
  body: z.object({
    channels: z
      .array(
        z.object({
          channel: ChannelName,
          address: z.string().trim().min(3).max(500),
          /** Of a robot that signs; null takes it away, absent leaves it. */
          secret: z.string().trim().max(200).nullable().optional(),
          active: z.boolean(),
        }),
      )
      .max(3),
    quiet: QuietHoursValue,
  }),
  returns: MyChannels,
});
export const tryChannel = endpoint({
  name: 'tryChannel',
  summary: 'Send a trial message to one of the own channels',
  method: 'POST',
  path: '/me/channels/:channel/trial',
  needs: 'session',
  params: z.object({ channel: ChannelName }),
  returns: Done,
});

/** set-aside: tried often enough, waits for an administrator. discarded: given up, or the channel is gone. */
export const DeliveryState = z.enum(['waiting', 'sent', 'set-aside', 'discarded']);
/** A message that left the house, or tries to: one for each digest and channel. */
export const Delivery = z.object({
  id: Id,
  person: z.string(),
  unit: z.string(),
  channel: ChannelName,
  address: z.string(),
  lines: z.int(),
  state: DeliveryState,
  attempts: z.int(),
  error: z.string().nullable(),
  createdAt: InstantText,
  sentAt: InstantText.nullable(),
  nextAt: InstantText.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
export const listDeliveries = endpoint({
  name: 'listDeliveries',
  summary: 'What was sent to whom, and what could not be',
  method: 'GET',
  path: '/deliveries',
  needs: 'delivery:read',
  query: PageQuery.extend({
    state: DeliveryState.optional(),
    q: z.string().trim().max(80).optional(),
  }),
  returns: pageOf(Delivery).extend({
    /** Of the last 30 days, by person: told in the house and sent out. */
    persons: z.array(z.object({ person: z.string(), unit: z.string(), told: z.int(), sent: z.int() })),
  }),
});
