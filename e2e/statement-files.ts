// Files of banks that nobody knows, made here: text in GB18030, fixed widths in bytes, an archive without compression.

/** The hanzi that the files use, in GB18030; ASCII stands for itself. */
const HANZI: Readonly<Record<string, readonly [number, number]>> = {
  记: [0xbc, 0xc7],
  账: [0xd5, 0xcb],
  日: [0xc8, 0xd5],
  单: [0xb5, 0xa5],
  号: [0xba, 0xc5],
  种: [0xd6, 0xd6],
  类: [0xc0, 0xe0],
  额: [0xb6, 0xee],
  消: [0xcf, 0xfb],
  费: [0xb7, 0xd1],
  退: [0xcd, 0xcb],
  货: [0xbb, 0xf5],
  结: [0xbd, 0xe1],
  果: [0xb9, 0xfb],
  成: [0xb3, 0xc9],
  功: [0xb9, 0xa6],
};

export function gb18030(text: string): Buffer {
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = HANZI[character];
    if (pair === undefined) throw new Error(`${character} is not among the hanzi of these files`);
    return [...pair];
  });
  return Buffer.from(bytes);
}

const padded = (text: string, bytes: number): Buffer => {
  const content = gb18030(text);
  return Buffer.concat([content, Buffer.alloc(Math.max(0, bytes - content.length), 0x20)]);
};

/** One line of texts and their widths in bytes. */
export function fixedLine(cells: readonly (readonly [text: string, bytes: number])[]): Buffer {
  return Buffer.concat([...cells.map(([text, bytes]) => padded(text, bytes)), Buffer.from('\r\n')]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A zip archive of stored members. */
export function zipOf(members: readonly { readonly name: string; readonly content: string }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const data = Buffer.from(content);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), common, title, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, title);
    offset += 30 + title.length + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
