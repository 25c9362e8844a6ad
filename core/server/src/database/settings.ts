/** Where the data is. */
export type DatabaseSettings =
  | {
      readonly engine: 'postgres';
      /** `postgres://user:password@host:port/database` */
      readonly url: string;
      /** Connections of the pool; 10 unless told. */
      readonly size?: number;
    }
  | {
      readonly engine: 'pglite';
      /** A folder of this process alone: a second process is refused. */
      readonly directory: string;
    };
