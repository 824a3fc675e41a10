// What stands in README.txt of an archive, for whoever finds it, in both languages.
export const ARCHIVE_README = `This is the archive of a Clearbench workspace.

workspace.clearbench  the whole workspace: every file that came in, every decision, the audit log
manifest.json         what the workspace holds, with the size and SHA-256 of each file here

Check it and make a workspace of it again:  clearbench unarchive ARCHIVE --out WORKSPACE

这是一个 Clearbench 工作区的归档。workspace.clearbench 是整个工作区；manifest.json 写明其内容及每个文件的大小和 SHA-256。
核对并还原：clearbench unarchive 归档文件 --out 工作区文件
`;
