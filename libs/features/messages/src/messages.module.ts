import { Module } from '@nestjs/common';
import { ChannelsController } from './channels.controller';
import { ChannelsService } from './channels.service';
import { DeliveriesController } from './deliveries.controller';
import { Delivering } from './delivering';
import { Gathering } from './gathering';
import { InboxController } from './inbox.controller';
import { InboxService } from './inbox.service';
import { MessagesReactions } from './messages.reactions';
import { Sender } from './send/sender';
import { TrialService } from './trial.service';

/** What people are told: their inbox, their channels, the digests that leave the house. */
@Module({
  controllers: [InboxController, ChannelsController, DeliveriesController],
  providers: [InboxService, ChannelsService, TrialService, Gathering, Delivering, Sender, MessagesReactions],
})
export class MessagesModule {}
