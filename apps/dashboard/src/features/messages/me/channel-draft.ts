import type { Input, MyChannels, saveMyChannels } from '@duban/contracts';

type Wish = Input<typeof saveMyChannels>['body'];
export type Channel = MyChannels['channels'][number]['channel'];
export const CHANNELS: readonly Channel[] = ['email', 'wecom', 'dingtalk'];

/** A channel as it stands in the form. `secret`: typed anew; empty keeps the one that is kept. */
export type ChannelDraft = {
  channel: Channel;
  address: string;
  active: boolean;
  hasSecret: boolean;
  secret: string;
  dropsSecret: boolean;
};

/** All three, kept or not: an empty one is none. */
export function draftsOf(mine: MyChannels): ChannelDraft[] {
  return CHANNELS.map((channel) => {
    const kept = mine.channels.find((each) => each.channel === channel);
    return {
      channel,
      address: kept?.address ?? '',
      active: kept?.active ?? false,
      hasSecret: kept?.hasSecret ?? false,
      secret: '',
      dropsSecret: false,
    };
  });
}

/** What is sent: only what has an address; the secret only where it was typed or is to go. */
export function wishOf(drafts: readonly ChannelDraft[]): Wish['channels'] {
  return drafts
    .filter(({ address }) => address.trim() !== '')
    .map(({ channel, address, active, secret, dropsSecret }) => ({
      channel,
      address: address.trim(),
      active,
      ...(secret.trim() ? { secret: secret.trim() } : dropsSecret ? { secret: null } : {}),
    }));
}

/** Whether it stands as it is kept, so that a trial tries what the person sees. */
export function isKept(draft: ChannelDraft, mine: MyChannels): boolean {
  const kept = mine.channels.find(({ channel }) => channel === draft.channel);
  return (
    kept !== undefined &&
    kept.address === draft.address.trim() &&
    kept.active === draft.active &&
    draft.secret === '' &&
    !draft.dropsSecret
  );
}
