// File access that says before the workspace file itself is changed: written in place, or replaced.
import type { FileAccess } from '../page-log/file-access.ts';

export function watchedFiles(files: FileAccess, file: string, beforeChange: () => void): FileAccess {
  return {
    open(name, mode) {
      if (name === file && mode !== 'read') beforeChange();
      return files.open(name, mode);
    },
    rename(from, to) {
      if (to === file) beforeChange();
      files.rename(from, to);
    },
    close: (handle) => files.close(handle),
    size: (handle) => files.size(handle),
    stamp: (handle) => files.stamp(handle),
    read: (handle, target, position) => files.read(handle, target, position),
    write: (handle, bytes, position) => files.write(handle, bytes, position),
    truncate: (handle, size) => files.truncate(handle, size),
    sync: (handle) => files.sync(handle),
    syncData: (handle) => files.syncData(handle),
    remove: (name) => files.remove(name),
    exists: (name) => files.exists(name),
    syncFolder: (folder) => files.syncFolder(folder),
  };
}
