/** A file that is kept, as pages name it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** MIME type, by the file's content. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}
