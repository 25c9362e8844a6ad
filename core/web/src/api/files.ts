import { request } from './request.ts';
import type { StoredFile } from './types.ts';

/** Stores a file; its id goes into a `file` or `image` field. */
export function uploadFile(file: File): Promise<StoredFile> {
  return request('files', {
    method: 'POST',
    query: { name: file.name },
    file,
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
  });
}

/** Where a stored file is read. */
export function fileAddress(id: string): string {
  return `/api/v1/files/${encodeURIComponent(id)}`;
}
