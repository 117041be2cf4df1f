export type EmbeddedPostgresOptions = {
  /** The cluster's folder; made on the first start. */
  dataDir: string;
  /** The first port to try (54329); 0 = any free one. */
  port?: number;
  user?: string;
  database?: string;
  /** For tests: fast, and lost when the machine loses power. */
  throwaway?: boolean;
  log?: (message: string) => void;
};

export type EmbeddedPostgres = {
  url: string;
  port: number;
  /** Of the server (postmaster). */
  pid: number;
  /** The server was already running. */
  adopted: boolean;
  dataDir: string;
  /** Stops the server unless another living process uses it; says whether it stopped. */
  stop(): Promise<boolean>;
};

export function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres>;

/** Pids of the living processes that use the cluster. */
export function liveUsers(dataDir: string): number[];
