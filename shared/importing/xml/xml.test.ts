// The scanner: what it hands out, where it stands in bytes of the file's encoding, and what it does with documents that are broken or play tricks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gb18030, utf8 } from '../importing.testing.ts';
import { readSourceText, type SourceText } from '../source-text.ts';
import { declaredEncoding } from './declaration.ts';
import { textAt } from './element.ts';
import { TextPlaces, untouchedLines } from './places.ts';
import { cellsOf, scanElements, scanXml } from './scan.ts';

function textOf(content: string | Uint8Array): SourceText {
  const result = readSourceText('file.xml', typeof content === 'string' ? utf8(content) : content, null);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const rows = (content: string | Uint8Array, ...names: readonly string[]) =>
  scanElements(textOf(content), new Set(names.length === 0 ? ['Row'] : names));

describe('what is handed out', () => {
  test('attributes and child texts are the cells of a row, whatever the prefixes', () => {
    const { elements, fault } = rows(
      '<?xml version="1.0"?>\n<b:File xmlns:b="urn:x" b:id="1"><!-- no <Row/> -->\n<b:Row b:No="7" Amt="000500"/>\n<Row><No> 8 </No><Amt><![CDATA[<600>]]></Amt></Row></b:File>',
    );
    expect(fault).toBeNull();
    expect(elements.map(({ element }) => Object.fromEntries(cellsOf(element)))).toEqual([
      { No: '7', Amt: '000500' },
      { No: '8', Amt: '<600>' },
    ]);
    expect(elements.map(({ place }) => [place.line, place.lastLine])).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  test('a row within a row belongs to the outer one; texts are found by path', () => {
    const { elements } = rows('<F><Row><A><B>x</B></A><Row/></Row></F>');
    expect(elements).toHaveLength(1);
    const row = elements[0]?.element;
    expect(row === undefined ? '' : textAt(row, 'A', 'B')).toBe('x');
    expect(row === undefined ? 'none' : textAt(row, 'A', 'C')).toBe('');
  });

  test('the five entities and character numbers', () => {
    const { elements } = rows('<F><Row a="&lt;&amp;&quot;">&gt;&apos;&#20013;&#x41;</Row></F>');
    expect(elements[0]?.element.text).toBe(">'中A");
    expect(elements[0]?.element.attributes.get('a')).toBe('<&"');
  });

  test('the sign > in an attribute does not end the element', () => {
    const source = '<F><Row a="x>y"/></F>';
    expect(rows(source).elements[0]?.raw).toBe('<Row a="x>y"/>');
  });
});

describe('where it stands', () => {
  const decoded = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

  test.each([
    ['utf-8', '<F>\r\n  <Row n="张三€😀é"/><Row n="b"/>\r\n</F>\r\n', utf8],
    ['gb18030', '<F>\n张三、李四<Row n="收款人"/>中<Row n="备注"/>\n</F>', gb18030],
    ['utf-8', '\uFEFF<F><Row n="á"/></F>', utf8],
    ['utf-8', '<F>\r<Row n="á"/>\r</F>', utf8],
  ] as const)('bytes of %s', (encoding, content, encode) => {
    const bytes = encode(content);
    const found = rows(bytes).elements;
    expect(found.length).toBeGreaterThan(0);
    for (const { place, raw } of found) {
      expect(decoded(bytes.subarray(place.byteStart, place.byteEnd), encoding)).toBe(raw);
      expect(raw).toMatch(/^<Row n="[^"]+"\/>$/);
    }
  });

  test('a whole document on one long line of many scripts', () => {
    const piece = fc.constantFrom('a', '中', 'é', '😀', '€', ' ');
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 200 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const bytes = utf8(`<F>${parts.map((part) => `${part.join('')}<Row>${part.join('')}</Row>`).join('')}</F>`);
        const { elements } = rows(bytes);
        expect(elements).toHaveLength(parts.length);
        for (const { place, raw } of elements)
          expect(decoded(bytes.subarray(place.byteStart, place.byteEnd), 'utf-8')).toBe(raw);
      }),
      { numRuns: 50 },
    );
  });

  test('lines that no place touches', () => {
    expect(untouchedLines(10, [])).toBe(10);
    expect(
      untouchedLines(10, [
        { line: 2, lastLine: 4 },
        { line: 4, lastLine: 4 },
        { line: 3, lastLine: 5 },
        { line: 9, lastLine: 9 },
      ]),
    ).toBe(5);
  });
});

describe('broken documents', () => {
  test.each([
    ['cut', '<F>\n<Row/>\n<Row><A>1', 3, 'unclosed tag: A'],
    ['cut inside a tag', '<F>\n<Row/>\n<Row a="', 3, 'unclosed tag: F'],
    ['tags crossed', '<F>\n<Row/>\n<Row><A>1</Row></F>', 3, 'unclosed tag: A'],
    ['an entity of its own', '<F>\n<Row/>\n<Row>&bank;</Row></F>', 3, 'undefined entity'],
    ['text behind the end', '<F>\n<Row/></F>\nmore', 3, 'text data outside of root node'],
    ['a control character', '<F>\n<Row/>\n<Row>\u0001</Row></F>', 3, 'disallowed character'],
  ])('%s: what stands before is kept, the fault has its line', (_, content, line, what) => {
    const { elements, fault } = rows(content);
    expect(elements).toHaveLength(1);
    expect(fault).toMatchObject({ line, what });
  });

  test('the row in which the document breaks is kept as it stands', () => {
    expect(rows('<F>\n<Row/>\n<Row><A>1</A><B>').torn).toMatchObject([
      { raw: '<Row><A>1</A><B>', place: { line: 3, lastLine: 3 } },
    ]);
    expect(rows('<F>\n<Row/>\n<Other>').torn).toEqual([]);
  });

  test('rows behind the fault are read one by one', () => {
    const { elements, torn } = rows('<F>\n<Row a="1"/>\n<Row a="2/>\n<Row a="3"/>\n<Row a=4/>\n<Row a="5"/>\n</F>');
    expect(elements.map(({ place, raw }) => [place.line, raw])).toEqual([
      [2, '<Row a="1"/>'],
      [4, '<Row a="3"/>'],
      [6, '<Row a="5"/>'],
    ]);
    expect(torn.map(({ place, raw }) => [place.line, raw])).toEqual([
      [3, '<Row a="2/>'],
      [5, '<Row a=4/>'],
    ]);
  });

  test('a document type is refused before any entity is read', () => {
    const bomb = `<!DOCTYPE F [<!ENTITY a "${'x'.repeat(50)}"><!ENTITY b "&a;&a;&a;">]>\n<F><Row>&b;</Row></F>`;
    expect(rows(bomb)).toMatchObject({ elements: [], fault: { line: 1 } });
    expect(rows(bomb).fault?.what).toContain('document type');
    expect(rows('<!DOCTYPE F SYSTEM "http://example.test/x.dtd"><F><Row/></F>').elements).toEqual([]);
  });

  test('depth and size within one element are bounded', () => {
    expect(rows('<A>'.repeat(100_000)).fault?.what).toContain('deep');
    expect(rows(`<Row>${'<A/>\n'.repeat(200_000)}</Row>`).fault?.what).toContain('elements within one');
    expect(rows(`<F>${'<Row/>\n'.repeat(200_000)}</F>`).elements).toHaveLength(200_000);
  });

  test('changed copies of a document never throw, and what is handed out stands where it says', () => {
    const source = '<F>\n <Row a="1"><A>é</A></Row>\n <Row a="2"/>\n</F>\n';
    fc.assert(
      fc.property(
        fc.nat(source.length),
        fc.nat(8),
        fc.constantFrom('', '<', '>', '&', '"', '</', '<!', ']]>', '<?', '\u0000', '中', '/>'),
        (at, cut, put) => {
          const changed = source.slice(0, at) + put + source.slice(at + cut);
          if (changed.trim() === '') return;
          const text = textOf(changed);
          const { elements } = scanElements(text, new Set(['Row']));
          for (const { raw, place } of elements) {
            expect(raw.startsWith('<Row')).toBe(true);
            expect(place.lastLine).toBeLessThanOrEqual(text.lineCount);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a walk stops when it is cancelled', () => {
    const text = textOf('<F><Row/></F>');
    const visitor = { wants: () => false, take: () => undefined };
    const control = { onProgress: () => undefined, isCancelled: () => true };
    expect(scanXml(new TextPlaces(text), visitor, control)).toEqual({ end: 'cancelled' });
  });
});

test('the encoding that a declaration names', () => {
  const named = (head: string) => declaredEncoding(utf8(head));
  expect(named('<?xml version="1.0" encoding="GB2312" standalone="no" ?><F/>')).toBe('gb18030');
  expect(named("\n<?xml version='1.0' encoding='ISO-8859-1'?><F/>")).toBe('windows-1252');
  expect(named('<?xml version="1.0"?><F encoding="GBK"/>')).toBeNull();
  expect(named('<?xml version="1.0" encoding="EBCDIC"?>')).toBeNull();
  expect(named('<F/>')).toBeNull();
});
