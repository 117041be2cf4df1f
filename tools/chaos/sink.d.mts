export type Sink = {
  /** host:port, for WEBHOOK_HOSTS. */
  host: string;
  /** Where this person's messages go. */
  address(accountId: string): string;
  /** What came, by the key it carried. */
  letters: Map<string, string[]>;
  stop(): Promise<void>;
};

/** A robot that takes messages and remembers them. */
export function startSink(how?: { beforeAnswer?: () => Promise<unknown> }): Promise<Sink>;
