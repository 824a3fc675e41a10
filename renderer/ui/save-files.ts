// Hands files to the user: a download in a browser, the save dialog where the shell turns downloads into one.

export interface SavedFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

const RELEASE_AFTER_MS = 60_000;
const BETWEEN_DOWNLOADS_MS = 150;

/** Texts are written as UTF-8. Several files are handed over one after another, in their order. */
export async function saveFiles(files: readonly SavedFile[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_DOWNLOADS_MS));
    const part: BlobPart = typeof file.content === 'string' ? file.content : new Uint8Array(file.content);
    const url = URL.createObjectURL(new Blob([part], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
  }
}
