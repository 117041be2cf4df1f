import { Module } from '@nestjs/common';

/** What people are told: their inbox, their channels, the digests that leave the house. */
@Module({})
export class MessagesModule {}
