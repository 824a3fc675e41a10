// Files from a picker or a drop, folders included, as names and bytes. Hidden files of a folder are left out.

export interface ReadFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

async function read(file: File): Promise<ReadFile> {
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Of a picked folder only what is not hidden, whatever the depth. */
export async function readPicked(files: FileList): Promise<ReadFile[]> {
  const isHidden = ({ webkitRelativePath }: File) =>
    webkitRelativePath.split('/').some((part, depth) => depth > 0 && part.startsWith('.'));
  return Promise.all([...files].filter((file) => !isHidden(file)).map(read));
}

/** Everything that was dropped, folders opened, in the order of their names. */
export async function readDropped(transfer: DataTransfer): Promise<ReadFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return readPicked(transfer.files);
  const files = (await Promise.all(entries.map(filesOf))).flat();
  return Promise.all(files.map(read));
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [file];
  }
  const children = await childrenOf((entry as FileSystemDirectoryEntry).createReader());
  const visible = children.filter((child) => !child.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(visible.map(filesOf))).flat();
}

/** A reader answers a hundred entries at a time and then none. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const found: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    found.push(...part);
  }
}
